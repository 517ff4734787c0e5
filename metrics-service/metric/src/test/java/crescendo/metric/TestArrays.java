package crescendo.metric;

/** Image sets that anyone can make again from a formula. */
public final class TestArrays {
    private TestArrays() {}

    /** Eight 32² RGB images: (131n + 71c + 29y + 37x + 11·((x·y) mod 23)) mod 256. */
    public static Images a() {
        return of(8, 32, 3, (n, c, y, x) -> 131 * n + 71 * c + 29 * y + 37 * x + 11 * ((x * y) % 23));
    }

    /** Eight 32² RGB images: (57n + 113c + 31y + 41x + 13·((x + 2y) mod 19)) mod 256. */
    public static Images b() {
        return of(8, 32, 3, (n, c, y, x) -> 57 * n + 113 * c + 31 * y + 41 * x + 13 * ((x + 2 * y) % 19));
    }

    /** Images whose pixel is the formula's value modulo 256. */
    public static Images of(int count, int size, int channels, Formula formula) {
        return of(count, size, size, channels, formula);
    }

    /** Images whose pixel is the formula's value modulo 256. */
    public static Images of(int count, int height, int width, int channels, Formula formula) {
        byte[] pixels = new byte[count * height * width * channels];
        int i = 0;
        for (int n = 0; n < count; n++)
            for (int y = 0; y < height; y++)
                for (int x = 0; x < width; x++)
                    for (int c = 0; c < channels; c++) pixels[i++] = (byte) formula.at(n, c, y, x);
        return new Images(pixels, count, height, width, channels);
    }

    /** A pixel by image, channel, row and column. */
    @FunctionalInterface
    public interface Formula {
        int at(int n, int c, int y, int x);
    }
}
