package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.RawImage;
import java.util.ArrayList;
import java.util.List;

/** An image at half its size, a quarter of it and so on, until its longer side is 4. */
final class Pyramid {
    private Pyramid() {}

    /**
     * The levels, finest first. Each value is the mean over the pixels of the finest level that it stands for, halves
     * rounded up: sums go from level to level, so nothing is rounded twice.
     *
     * @param finest its longer side a power of two from 4 up, in the shape of a base
     */
    static List<RawImage> of(RawImage finest) {
        List<RawImage> levels = new ArrayList<>();
        levels.add(finest);
        int colours = finest.colours();
        int[] sums = new int[finest.pixels().length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = finest.pixels()[i] & 0xff;
        }
        int longer = Math.max(finest.height(), finest.width());
        for (int scale = 2; longer / scale >= Fit.SMALLEST; scale *= 2) {
            int height = finest.height() / scale;
            int width = finest.width() / scale;
            sums = halved(sums, height, width, colours);
            levels.add(new RawImage(height, width, colours, means(sums, scale * scale)));
        }
        return levels;
    }

    private static int[] halved(int[] sums, int height, int width, int colours) {
        int[] smaller = new int[height * width * colours];
        int row = 2 * width * colours;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int colour = 0; colour < colours; colour++) {
                    int i = 2 * y * row + 2 * x * colours + colour;
                    smaller[(y * width + x) * colours + colour] =
                            sums[i] + sums[i + colours] + sums[i + row] + sums[i + row + colours];
                }
            }
        }
        return smaller;
    }

    private static byte[] means(int[] sums, int area) {
        byte[] pixels = new byte[sums.length];
        for (int i = 0; i < sums.length; i++) {
            pixels[i] = (byte) ((sums[i] + area / 2) / area);
        }
        return pixels;
    }
}
