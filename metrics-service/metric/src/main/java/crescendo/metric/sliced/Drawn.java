package crescendo.metric.sliced;

import crescendo.metric.Workers;
import java.util.Arrays;

/**
 * The patches of every image of a set, each place once: where many are drawn from few places, as in small images, the same work is
 * not done again.
 *
 * @param corners of the different patches of an image, in their order
 * @param times how often each of all of them was drawn, image by image
 * @param first of each image among all, and behind the last how many there are
 */
record Drawn(int[][] corners, int[] times, int[] first) {
    /** Looked through by one worker at a time. */
    private static final int IMAGES = 64;

    static Drawn of(Patches patches, int images, Workers workers) {
        int[][] corners = new int[images][];
        int[][] times = new int[images][];
        workers.share(images, IMAGES, (from, to) -> {
            for (int image = from; image < to; image++) {
                int[] sorted = patches.corners(image);
                Arrays.sort(sorted);
                int[] different = new int[sorted.length];
                int[] often = new int[sorted.length];
                int count = 0;
                for (int i = 0; i < sorted.length; i++) {
                    if (i == 0 || sorted[i] != sorted[i - 1]) different[count++] = sorted[i];
                    often[count - 1]++;
                }
                corners[image] = Arrays.copyOf(different, count);
                times[image] = Arrays.copyOf(often, count);
            }
        });
        int[] first = new int[images + 1];
        for (int image = 0; image < images; image++) first[image + 1] = first[image] + corners[image].length;
        int[] all = new int[first[images]];
        for (int image = 0; image < images; image++)
            System.arraycopy(times[image], 0, all, first[image], times[image].length);
        return new Drawn(corners, all, first);
    }

    /** Different patches in all. */
    int count() {
        return times.length;
    }

    /** How often a patch of an image was drawn. */
    int times(int image, int patch) {
        return times[first[image] + patch];
    }

    /** Different patches of some images. */
    int between(int from, int to) {
        return first[to] - first[from];
    }
}
