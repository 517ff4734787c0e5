package crescendo.cli.image;

import crescendo.cli.Complaint;
import crescendo.platform.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder that an image is built of: the Dockerfile, the service, and for the inference service what trains its archive. */
record ImageContext(Path folder) {
    /** A file by which a folder that was made here is known again. */
    private static final String MARK = ".crescendo-image";

    private static final List<String> LAID_OUT = List.of("app", "training", "Dockerfile", "healthy");

    /** Lays it out anew. @param java the version of the Java in the base image */
    static ImageContext of(Service service, Path home, int java, Path folder) throws IOException {
        requireOurs(folder);
        for (Path needed : List.of(service.jar(home), home.resolve("deploy/cli/target/lib"))) {
            if (!Files.exists(needed)) {
                throw Complaint.failed("the " + service + " service is not built: no " + needed);
            }
        }
        makeRoom(folder);
        AppFolder.copy(home.resolve("deploy/images"), folder);
        AppFolder.of(service, home, java, folder.resolve("app"));
        Path training = Files.createDirectories(folder.resolve("training"));
        if (service == Service.INFERENCE) {
            AppFolder.copy(home.resolve("deploy/cli/target/classes"), training.resolve("classes"));
            AppFolder.copy(home.resolve("deploy/cli/target/lib"), training.resolve("lib"));
        }
        return new ImageContext(folder);
    }

    /** Only what was laid out by this command before goes, and only from a folder that this command has made. */
    private static void makeRoom(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
        for (String name : LAID_OUT) {
            delete(folder.resolve(name));
        }
    }

    private static void requireOurs(Path folder) throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
            return;
        }
        if (Files.isDirectory(folder)) {
            try (Stream<Path> inside = Files.list(folder)) {
                if (inside.findAny().isEmpty()) {
                    return;
                }
            }
        }
        throw Complaint.usage(
                "--context: " + folder + " is there already, and no image was laid out in it; name another folder");
    }

    /** A folder with all that is in it, or a file; nothing where nothing is there. */
    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
