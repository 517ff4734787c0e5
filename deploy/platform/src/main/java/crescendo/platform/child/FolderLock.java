package crescendo.platform.child;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Keeps two processes from one data folder; the operating system drops it however its holder ends. */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Takes the lock, waiting for a holder that is about to end. @throws PlatformFault where it does not in time */
    public static FolderLock take(Path folder, Duration patience) {
        Path file = folder.resolve("in-use.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            long end = System.nanoTime() + patience.toNanos();
            while (!locked(channel)) {
                if (System.nanoTime() > end) {
                    channel.close();
                    throw new PlatformFault("data folder " + folder + " is in use by another process");
                }
                Thread.sleep(50);
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new PlatformFault("data folder " + folder + " cannot be locked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFault("interrupted while waiting for data folder " + folder, e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PlatformFault("data folder lock cannot be released: " + e.getMessage(), e);
        }
    }
}
