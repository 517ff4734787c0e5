package crescendo.platform.child;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at a folder before anything durable is put there. */
public final class DataFolder {
    /** Below this the broker could not even lay out its topics. */
    static final long LEAST_FREE_BYTES = 256L << 20;

    private DataFolder() {}

    /** Makes the folder where needed. @throws PlatformFault where it cannot be written or its disk is full */
    public static Path prepare(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            Path trial = Files.createTempFile(absolute, "trial", null);
            Files.delete(trial);
            refuseFullDisk(absolute, Files.getFileStore(absolute).getUsableSpace());
        } catch (IOException e) {
            throw new PlatformFault("data folder " + absolute + " cannot be written: " + reason(e), e);
        }
        return absolute;
    }

    static void refuseFullDisk(Path folder, long usableBytes) {
        if (usableBytes < LEAST_FREE_BYTES)
            throw new PlatformFault("data folder " + folder + ": only " + (usableBytes >> 20)
                    + " MiB left on its disk; at least " + (LEAST_FREE_BYTES >> 20) + " MiB are needed");
    }

    private static String reason(IOException e) {
        String kind = e.getClass().getSimpleName();
        return switch (kind) {
            case "AccessDeniedException" -> "permission denied";
            case "FileAlreadyExistsException" -> "a file of that name is in the way";
            case "NoSuchFileException" -> "no such place";
            default -> e.getMessage();
        };
    }
}
