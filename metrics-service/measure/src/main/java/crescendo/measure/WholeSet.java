package crescendo.measure;

import crescendo.contracts.recipe.DataSetRef;
import java.util.stream.IntStream;

/**
 * All reals of a data set in its order, to be looked at block by block.
 *
 * @param count of its images
 */
public record WholeSet(DataSetRef data, int count) {
    private static final long BLOCK_BYTES = 32L << 20;
    private static final int BLOCK_IMAGES = 2048;

    /** How many images a block has: a function of their size, since blocks that are kept are found by it. */
    static int blockOf(long bytesOfImage) {
        return (int) Math.max(1, Math.min(BLOCK_IMAGES, BLOCK_BYTES / bytesOfImage));
    }

    /** Indices from {@code first} on, as many as a block has or as there are left. */
    int[] block(int first, int length) {
        return IntStream.range(first, Math.min(count, first + length)).toArray();
    }
}
