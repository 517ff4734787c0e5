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
    /** Lays it out anew. @param java the version of the Java in the base image */
    static ImageContext of(Service service, Path home, int java, Path folder) throws IOException {
        for (Path needed : List.of(service.jar(home), home.resolve("deploy/cli/target/lib"))) {
            if (!Files.exists(needed)) {
                throw Complaint.failed("the " + service + " service is not built: no " + needed);
            }
        }
        clear(folder);
        Files.createDirectories(folder);
        AppFolder.copy(home.resolve("deploy/images"), folder);
        AppFolder.of(service, home, java, folder.resolve("app"));
        Path training = Files.createDirectories(folder.resolve("training"));
        if (service == Service.INFERENCE) {
            AppFolder.copy(home.resolve("deploy/cli/target/classes"), training.resolve("classes"));
            AppFolder.copy(home.resolve("deploy/cli/target/lib"), training.resolve("lib"));
        }
        return new ImageContext(folder);
    }

    private static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.exists(folder.resolve("Dockerfile"))) {
            throw Complaint.usage(folder + " is there already, and no image was laid out in it; name another folder");
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
