package crescendo.client.step;

import crescendo.client.blob.Blobs;
import crescendo.contracts.job.StepsRef;
import crescendo.contracts.step.StepRow;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * Steps that follow each other, as a blob holds them.
 *
 * @param gzip lines of JSON, one a step
 */
public record PackedSteps(long firstStep, long lastStep, byte[] gzip) {
    /** Writes the blob, which nothing names until the reference stands in a log. */
    public StepsRef put(Blobs blobs) {
        return new StepsRef(firstStep, lastStep, blobs.put(gzip), gzip.length);
    }

    /** @throws IllegalArgumentException where the bytes are not such a blob */
    public static List<StepRow> unpack(byte[] gzip) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(gzip)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> StepRow.parse(line.getBytes(StandardCharsets.UTF_8)))
                    .collect(Collectors.toUnmodifiableList());
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException("not a blob of steps: " + e.getMessage(), e);
        }
    }
}
