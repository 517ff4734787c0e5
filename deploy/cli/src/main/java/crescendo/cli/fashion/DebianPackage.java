package crescendo.cli.fashion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's package, downloaded by its own client and unpacked without installing it. */
final class DebianPackage implements Origin {
    private static final String NAME = "dataset-fashion-mnist";
    private static final long LIMIT_SECONDS = 90;

    @Override
    public void fetch(Path folder) throws IOException {
        if (run(folder, "apt-get", "download", NAME) != 0) {
            // the package lists may be missing or old; only root may renew them
            if (run(folder, "apt-get", "update") != 0 || run(folder, "apt-get", "download", NAME) != 0) {
                throw new IOException("apt-get finds no package " + NAME);
            }
        }
        Path unpacked = folder.resolve("unpacked");
        if (run(folder, "dpkg-deb", "-x", archive(folder).toString(), unpacked.toString()) != 0) {
            throw new IOException("dpkg-deb does not unpack it");
        }
        for (IdxFile file : IdxFile.values()) {
            Path inside = unpacked.resolve("usr/share/datasets/fashion-mnist").resolve(file.fileName());
            if (Files.notExists(inside)) {
                throw new IOException("the package holds no " + file.fileName());
            }
            Files.move(inside, folder.resolve(file.fileName()));
        }
    }

    private static Path archive(Path folder) throws IOException {
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "*.deb")) {
            Iterator<Path> first = archives.iterator();
            if (!first.hasNext()) {
                throw new IOException("apt-get left no package behind");
            }
            return first.next();
        }
    }

    private static int run(Path folder, String... command) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(List.of(command))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IOException("there is no " + command[0] + " here", e);
        }
        try {
            if (process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            throw new IOException(command[0] + " took longer than " + LIMIT_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public String toString() {
        return "the Debian package " + NAME;
    }
}
