package crescendo.metric;

import java.util.Random;

/** Images with edges and flat parts, as photographs have them: rectangles of one colour over each other. */
public final class Scenes {
    private static final int RECTANGLES = 8;

    private Scenes() {}

    /** RGB images that are a function of the seed. */
    public static Images drawn(int count, int side, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[count * side * side * 3];
        for (int n = 0; n < count; n++) for (int i = 0; i < RECTANGLES; i++) fill(pixels, n, side, random, i == 0);
        return new Images(pixels, count, side, 3);
    }

    private static void fill(byte[] pixels, int image, int side, Random random, boolean everywhere) {
        int top = everywhere ? 0 : random.nextInt(side);
        int left = everywhere ? 0 : random.nextInt(side);
        int bottom = everywhere ? side : Math.min(side, top + 2 + random.nextInt(side / 2));
        int right = everywhere ? side : Math.min(side, left + 2 + random.nextInt(side / 2));
        byte[] colour = new byte[3];
        random.nextBytes(colour);
        for (int y = top; y < bottom; y++)
            for (int x = left; x < right; x++)
                System.arraycopy(colour, 0, pixels, ((image * side + y) * side + x) * 3, 3);
    }

    /** With Gaussian noise of a deviation, in steps of a pixel's value. */
    public static Images noisy(Images images, double deviation) {
        Random random = new Random(99);
        return changed(images, (n, c, y, x) -> value(images, n, c, y, x) + deviation * random.nextGaussian());
    }

    /** Each pixel the mean of 3×3. */
    public static Images blurred(Images images) {
        return changed(images, (n, c, y, x) -> {
            double sum = 0;
            for (int dy = -1; dy <= 1; dy++)
                for (int dx = -1; dx <= 1; dx++)
                    sum += value(
                            images,
                            n,
                            c,
                            Math.max(0, Math.min(images.height() - 1, y + dy)),
                            Math.max(0, Math.min(images.width() - 1, x + dx)));
            return sum / 9;
        });
    }

    private interface Change {
        double at(int n, int c, int y, int x);
    }

    private static Images changed(Images images, Change change) {
        return TestArrays.of(images.count(), images.height(), images.width(), images.channels(), (n, c, y, x) ->
                (int) Math.round(Math.max(0, Math.min(255, change.at(n, c, y, x)))));
    }

    private static int value(Images images, int n, int c, int y, int x) {
        int at = ((n * images.height() + y) * images.width() + x) * images.channels() + c;
        return images.pixels()[at] & 0xff;
    }
}
