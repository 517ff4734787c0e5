package crescendo.metric.sliced;

import java.util.SplittableRandom;

/**
 * Where the 7×7 patches of each image of a set lie.
 *
 * <p>A patch is named by its upper left corner, {@code y * width + x}, in an image of that width.
 */
public interface Patches {
    /** Height and width of a patch in pixels. */
    int SIDE = 7;
    /** Pixels of a patch. */
    int AREA = SIDE * SIDE;

    /** How many patches each image gives. */
    int perImage();

    /** Corners of the patches of one image: {@link #perImage()} of them. */
    int[] corners(int image);

    /**
     * As many patches at uniform positions, drawn with replacement, as a function of these values alone.
     *
     * @param stream tells sets and levels of one seed apart
     */
    static Patches uniform(int height, int width, int perImage, long seed, long stream) {
        int down = height - SIDE + 1;
        int across = width - SIDE + 1;
        return new Patches() {
            @Override
            public int perImage() {
                return perImage;
            }

            @Override
            public int[] corners(int image) {
                SplittableRandom random = Streams.of(seed, stream, image);
                int[] corners = new int[perImage];
                for (int i = 0; i < perImage; i++) corners[i] = random.nextInt(down) * width + random.nextInt(across);
                return corners;
            }
        };
    }

    /** Every patch that fits, row by row. */
    static Patches every(int size) {
        int places = size - SIDE + 1;
        return new Patches() {
            @Override
            public int perImage() {
                return places * places;
            }

            @Override
            public int[] corners(int image) {
                int[] corners = new int[places * places];
                for (int i = 0; i < corners.length; i++) corners[i] = i / places * size + i % places;
                return corners;
            }
        };
    }
}
