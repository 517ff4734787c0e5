package crescendo.client.step;

import crescendo.client.blob.Blobs;
import crescendo.contracts.job.StepsRef;
import crescendo.contracts.step.StepRow;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
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

    /**
     * The steps of a blob, one at a time: unpacked they may be many.
     *
     * @throws IllegalArgumentException where the bytes are not such a blob
     */
    public static Stream<StepRow> unpack(byte[] gzip) {
        try {
            InputStream plain = new GZIPInputStream(new ByteArrayInputStream(gzip));
            return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))
                    .lines()
                    .map(line -> StepRow.parse(line.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new IllegalArgumentException("not a blob of steps: " + e.getMessage(), e);
        }
    }
}
