package crescendo.measure;

import crescendo.contracts.Latents;
import java.util.Arrays;

/** A reproducible choice of some among many. */
public final class Subset {
    private Subset() {}

    /**
     * Different indices below {@code all} in random order, so that a part of them is as good a sample as the whole where a
     * data set lies sorted by class. A function of the arguments alone.
     *
     * @param count at most {@code all}
     */
    public static int[] of(int all, int count, long seed) {
        if (count < 1 || count > all)
            throw new IllegalArgumentException("count must lie in [1, " + all + "], not " + count);
        int[] order = new int[all];
        Arrays.setAll(order, i -> i);
        for (int i = 0; i < count; i++) {
            long random = Latents.mix(Latents.mix(seed) + i) >>> 1;
            int j = i + (int) (random % (all - i));
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        return Arrays.copyOf(order, count);
    }
}
