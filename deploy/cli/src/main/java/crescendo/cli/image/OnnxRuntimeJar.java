package crescendo.cli.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** ONNX Runtime's jar, which brings the libraries of every system, and would unpack one of them at each start. */
final class OnnxRuntimeJar {
    private static final String NATIVES = "ai/onnxruntime/native/";
    private static final String OURS = NATIVES + "linux-x64/";

    private OnnxRuntimeJar() {}

    /** The one among these jars. */
    static Optional<Path> in(Path jars) throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return all.filter(jar -> jar.getFileName().toString().startsWith("com.microsoft.onnxruntime."))
                    .findFirst();
        }
    }

    /** Moves the libraries of Linux on x86-64 into a folder, and drops those of all other systems. */
    static void unpack(Path jar, Path into) throws IOException {
        Files.createDirectories(into);
        Path slim = jar.resolveSibling(jar.getFileName() + ".part");
        try (ZipFile full = new ZipFile(jar.toFile());
                ZipOutputStream kept = new ZipOutputStream(Files.newOutputStream(slim))) {
            for (Enumeration<? extends ZipEntry> entries = full.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                try (InputStream content = full.getInputStream(entry)) {
                    place(entry, content, kept, into);
                }
            }
        }
        Files.delete(jar);
        Files.move(slim, jar);
    }

    private static void place(ZipEntry entry, InputStream content, ZipOutputStream kept, Path into) throws IOException {
        String name = entry.getName();
        if (name.startsWith(OURS) && !entry.isDirectory()) {
            Files.copy(content, into.resolve(name.substring(OURS.length())));
        } else if (!name.startsWith(NATIVES)) {
            kept.putNextEntry(new ZipEntry(name));
            content.transferTo(kept);
            kept.closeEntry();
        }
    }
}
