package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.RawImage;
import java.util.ArrayList;
import java.util.List;

/** A square image at every power of two from its own side down to 4. */
final class Pyramid {
    private Pyramid() {}

    /**
     * The levels, finest first. Each value is the mean over the pixels of the finest level that it stands for, halves
     * rounded up: sums go from level to level, so nothing is rounded twice.
     *
     * @param finest a square, its side a power of two from 4 up
     */
    static List<RawImage> of(RawImage finest) {
        List<RawImage> levels = new ArrayList<>();
        levels.add(finest);
        int colours = finest.colours();
        int[] sums = new int[finest.pixels().length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = finest.pixels()[i] & 0xff;
        }
        for (int side = finest.height() / 2; side >= SquareFit.SMALLEST; side /= 2) {
            sums = halved(sums, side, colours);
            int area = (finest.height() / side) * (finest.height() / side);
            levels.add(new RawImage(side, side, colours, means(sums, area)));
        }
        return levels;
    }

    private static int[] halved(int[] sums, int side, int colours) {
        int[] smaller = new int[side * side * colours];
        int row = 2 * side * colours;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int colour = 0; colour < colours; colour++) {
                    int i = 2 * y * row + 2 * x * colours + colour;
                    smaller[(y * side + x) * colours + colour] =
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
