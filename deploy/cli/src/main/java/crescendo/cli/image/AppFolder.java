package crescendo.cli.image;

import crescendo.platform.service.Service;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A service as an image holds it: its jars, ONNX Runtime's library beside them, so that no start has to unpack it, and the flags of its
 * Java in a file. It runs from its own folder, wherever that lies: {@code java @flags -jar quarkus-run.jar}.
 */
public record AppFolder(Path folder) {
    public static final String JAR = "quarkus-run.jar";
    static final String FLAGS = "flags";
    private static final String NATIVE = "native";

    /** What Java needs to be told, from this version on, to say nothing of native libraries. */
    private static final int WARNS = 24;

    /**
     * Makes one of a service that is built.
     *
     * @param java the version of the Java that will run it
     * @param folder to be made; nothing may be there
     */
    public static AppFolder of(Service service, Path home, int java, Path folder) throws IOException {
        copy(service.jar(home).getParent(), folder);
        List<String> flags = new ArrayList<>(service.flags());
        if (java >= WARNS) {
            flags.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        Optional<Path> runtime = OnnxRuntimeJar.in(folder.resolve("lib/main"));
        if (runtime.isPresent()) {
            OnnxRuntimeJar.unpack(runtime.get(), folder.resolve(NATIVE));
            flags.add("-Donnxruntime.native.path=" + NATIVE);
        }
        Files.write(folder.resolve(FLAGS), flags);
        return new AppFolder(folder);
    }

    /** Copies a folder with the times of its files, by which Java tells whether an archive still fits. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        to.resolve(from.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES,
                        StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** From now on every start takes the archive. */
    void startWith(ClassArchive archive) throws IOException {
        Files.write(folder.resolve(FLAGS), archive.used(), StandardOpenOption.APPEND);
    }

    /** From now on no start does, and the archive is gone. */
    void startWithout(ClassArchive archive) throws IOException {
        List<String> others = Files.readAllLines(folder.resolve(FLAGS)).stream()
                .filter(flag -> !archive.used().contains(flag))
                .toList();
        Files.write(folder.resolve(FLAGS), others);
        Files.deleteIfExists(folder.resolve(archive.file()));
    }

    /** What starts it, in its folder. @param more flags of Java */
    public List<String> command(Path java, List<String> more) {
        return Stream.of(List.of(java.toString(), "@" + FLAGS), more, List.of("-jar", JAR))
                .flatMap(List::stream)
                .toList();
    }
}
