package crescendo.trainer.steps;

import crescendo.contracts.step.StepRow;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder with the steps of one job, which grows as the job does. It begins with all that is known, in new files that take the
 * place of those from before: what was written here that training did not go on from is gone then.
 *
 * <p>Not for use by several threads, nor by several writers.
 */
public final class StepsFolder implements Closeable {
    private final Path folder;
    private final Map<StepFormat, StepFile> files = new EnumMap<>(StepFormat.class);

    private StepsFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param known  steps so far, oldest first
     * @param millis since the epoch, now
     */
    public static StepsFolder begin(Path folder, Set<StepFormat> formats, Stream<StepRow> known, long millis)
            throws IOException {
        Files.createDirectories(folder);
        StepsFolder begun = new StepsFolder(folder);
        try {
            for (StepFormat format : formats) {
                begun.files.put(format, format.open(Files.newOutputStream(begun.part(format)), millis));
            }
            known.forEach(begun::keep);
            begun.flush();
            for (StepFormat format : formats) {
                begun.replace(format, millis);
            }
            return begun;
        } catch (IOException | RuntimeException e) {
            begun.close();
            throw e;
        }
    }

    private void keep(StepRow row) {
        try {
            add(row, row.line());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path part(StepFormat format) {
        return folder.resolve("." + format.fileName(0) + ".part");
    }

    /** What is open stays open under its new name. */
    private void replace(StepFormat format, long millis) throws IOException {
        try (DirectoryStream<Path> before = Files.newDirectoryStream(folder, format.pattern())) {
            for (Path file : before) {
                Files.delete(file);
            }
        }
        Files.move(part(format), folder.resolve(format.fileName(millis)), StandardCopyOption.ATOMIC_MOVE);
    }

    /** @param line of the row */
    public void add(StepRow row, byte[] line) throws IOException {
        for (StepFile file : files.values()) {
            file.add(row, line);
        }
    }

    /** So that others read what was added. */
    public void flush() throws IOException {
        for (StepFile file : files.values()) {
            file.flush();
        }
    }

    @Override
    public void close() throws IOException {
        for (StepFile file : files.values()) {
            file.close();
        }
    }
}
