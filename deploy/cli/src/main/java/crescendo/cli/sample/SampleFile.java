package crescendo.cli.sample;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The file that images go to, and in which form, by the ending of its name. */
final class SampleFile {
    private static final Map<String, String> FORMATS = new TreeMap<>(Map.of(
            "png", "grid",
            "zip", "zip",
            "bin", "raw",
            "npy", "npy",
            "safetensors", "safetensors",
            "apng", "apng",
            "gif", "gif"));

    private SampleFile() {}

    /** @throws Complaint where the ending says nothing, naming those that do */
    static String format(Path file) {
        String name = String.valueOf(file.getFileName());
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String format = FORMATS.get(ending);
        if (format == null) {
            throw Complaint.usage("-o: " + file + " does not say in which form; end it with one of ."
                    + String.join(", .", FORMATS.keySet()));
        }
        return format;
    }

    /** Whole or not at all: it is written beside its place, and what was there stays until then. */
    static void write(Path file, byte[] content) throws IOException {
        Path place = file.toAbsolutePath();
        Files.createDirectories(place.getParent());
        if (Files.isDirectory(place)) {
            throw Complaint.failed(file + " cannot be written: there is a folder of that name");
        }
        Path part = place.resolveSibling(".sample-" + UUID.randomUUID() + ".part");
        try {
            Files.write(part, content, StandardOpenOption.CREATE_NEW);
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException fault) {
            throw new Complaint(ExitCode.FAILED, file + " cannot be written: " + reason(fault), fault);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(IOException fault) {
        if (fault instanceof AccessDeniedException) {
            return "access is denied";
        }
        return fault instanceof FileSystemException of && of.getReason() != null ? of.getReason() : fault.getMessage();
    }
}
