package crescendo.e2e.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A file system of a few megabytes that one process alone sees, in memory, mounted where no rights are needed for it: in user
 * and mount namespaces of its own. From outside it is reached through that process.
 *
 * @param folder where the process sees it
 * @param bytes  its size
 */
public record SmallDisk(Path folder, long bytes) {
    private static final int BLOCK = 4096;

    /** Whether this machine lets us make one. */
    public static boolean possible() {
        try {
            Process tried = new ProcessBuilder("unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor(10, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Words to put before a command, which becomes the process that sees the disk. */
    public List<String> prefix() {
        String mount = "mkdir -p \"$0\" && mount -t tmpfs -o size=" + bytes + " tmpfs \"$0\" && exec \"$@\"";
        return List.of("unshare", "-rm", "sh", "-c", mount, folder.toString());
    }

    /** Takes all space that is left, to the last block. */
    public void fill(long pid) {
        try (OutputStream ballast = Files.newOutputStream(ballast(pid))) {
            byte[] block = new byte[BLOCK];
            for (long written = 0; written <= bytes; written += BLOCK) {
                ballast.write(block);
            }
        } catch (IOException full) {
            return;
        }
        throw new IllegalStateException(folder + " is larger than " + bytes + " bytes");
    }

    public void free(long pid) {
        try {
            Files.delete(ballast(pid));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of all files on it. */
    public List<String> files(long pid) {
        try (Stream<Path> all = Files.walk(seenFrom(pid))) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path ballast(long pid) {
        return seenFrom(pid).resolve("ballast");
    }

    private Path seenFrom(long pid) {
        return Path.of("/proc", Long.toString(pid), "root").resolve(Path.of("/").relativize(folder.toAbsolutePath()));
    }
}
