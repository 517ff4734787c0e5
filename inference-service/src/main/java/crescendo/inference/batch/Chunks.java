package crescendo.inference.batch;

import java.util.ArrayList;
import java.util.List;

/** How the samples of one request are cut into runs. */
final class Chunks {
    private Chunks() {}

    /**
     * One run.
     *
     * @param first sample, from 0
     * @param count of samples
     */
    record Chunk(int first, int count) {}

    /** As few runs as can be, of nearly equal length: one long run and one of a single sample would take longer. */
    static List<Chunk> of(int samples, int maxBatch) {
        int runs = (samples + maxBatch - 1) / maxBatch;
        List<Chunk> chunks = new ArrayList<>(runs);
        for (int run = 0; run < runs; run++) {
            int first = (int) ((long) samples * run / runs);
            int end = (int) ((long) samples * (run + 1) / runs);
            chunks.add(new Chunk(first, end - first));
        }
        return chunks;
    }
}
