package crescendo.inference.runtime;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many rows a run may have: 2, 4, 8 and so on up to the largest batch. Only these are run, so that each can be warmed before
 * the first user comes; what is between two of them is padded.
 *
 * @param largest samples of one run at most
 */
public record Buckets(int largest) {
    /**
     * Rows of the smallest run. A lone sample is run twice over: ONNX Runtime multiplies a single row by a kernel of its own,
     * whose last bits differ from those of two rows and more; a sample must be the same alone and in a batch.
     */
    static final int LEAST = 2;

    /** Rows at most that may be padding, as a share: {@code 1 / WASTE}. */
    private static final int WASTE = 4;

    public Buckets {
        if (largest < 1) {
            throw new IllegalArgumentException("largest must be at least 1, not " + largest);
        }
    }

    /** All of them, the smallest first. */
    public List<Integer> sizes() {
        return IntStream.concat(
                        IntStream.iterate(LEAST, size -> size < largest, size -> 2 * size),
                        IntStream.of(Math.max(LEAST, largest)))
                .boxed()
                .toList();
    }

    /** Rows of a run of so many samples. */
    int rows(int samples) {
        int size = LEAST;
        while (size < Math.min(samples, largest)) {
            size *= 2;
        }
        return Math.max(LEAST, Math.min(size, largest));
    }

    /**
     * How many of those that wait go into the next run: all where they nearly fill a bucket, else those that fill one; the rest
     * runs after them, with what has come meanwhile.
     *
     * @param waiting samples, at least 1
     */
    public int worthTaking(int waiting) {
        int most = Math.min(waiting, largest);
        int rows = rows(most);
        if (most <= LEAST || WASTE * (rows - most) <= rows) {
            return most;
        }
        return Integer.highestOneBit(most);
    }
}
