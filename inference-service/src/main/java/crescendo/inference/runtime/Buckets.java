package crescendo.inference.runtime;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How many rows a run may have: doubled from the fewest up to the largest batch. Only these are run, so that each can be warmed before
 * the first user comes; what is between two of them is padded.
 *
 * @param largest samples of one run at most
 * @param least   rows of the smallest run: 1, or 2, and then a lone sample is run twice over
 */
public record Buckets(int largest, int least) {
    /** Rows of the smallest run of any network. */
    public static final int PAIR = 2;

    /** Rows at most that may be padding, as a share: {@code 1 / WASTE}. */
    private static final int WASTE = 4;

    public Buckets {
        if (largest < 1) {
            throw new IllegalArgumentException("largest must be at least 1, not " + largest);
        }
        if (least < 1 || least > PAIR) {
            throw new IllegalArgumentException("least must be 1 or 2, not " + least);
        }
    }

    /** All of them, the smallest first. */
    public List<Integer> sizes() {
        return IntStream.concat(
                        IntStream.iterate(least, size -> size < largest, size -> 2 * size),
                        IntStream.of(Math.max(least, largest)))
                .boxed()
                .toList();
    }

    /** Rows of a run of so many samples. */
    int rows(int samples) {
        int size = least;
        while (size < Math.min(samples, largest)) {
            size *= 2;
        }
        return Math.max(least, Math.min(size, largest));
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
        if (most <= least || WASTE * (rows - most) <= rows) {
            return most;
        }
        return Integer.highestOneBit(most);
    }
}
