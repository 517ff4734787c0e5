package crescendo.metric.sliced;

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
    static Drawn of(Patches patches, int images) {
        int[][] corners = new int[images][];
        int[] first = new int[images + 1];
        int[] times = new int[images * patches.perImage()];
        for (int image = 0; image < images; image++) {
            int[] sorted = patches.corners(image);
            Arrays.sort(sorted);
            int last = first[image] - 1;
            int[] different = new int[sorted.length];
            for (int i = 0; i < sorted.length; i++) {
                if (i == 0 || sorted[i] != sorted[i - 1]) different[++last - first[image]] = sorted[i];
                times[last]++;
            }
            first[image + 1] = last + 1;
            corners[image] = Arrays.copyOf(different, first[image + 1] - first[image]);
        }
        return new Drawn(corners, Arrays.copyOf(times, first[images]), first);
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
