package crescendo.trainer.upscaling;

import crescendo.contracts.tensor.Tensor;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * How far from where a picture is cut an upscaler notices it: what tiles must overlap by. Weights decide it, and it is much less than
 * what layers allow.
 *
 * @param upscale uint8 [1, h, w, colours] to float [1, scale · h, scale · w, colours], nominally in [−1, 1]
 * @param most    that layers allow, in pixels of the picture
 */
public record Reach(UnaryOperator<Tensor> upscale, int scale, int colours, int most) {
    /** Half of a level of 8 bits: rounded, two values are at most one level apart. */
    private static final double UNNOTICED = 0.5 * 2 / 255;

    /** Where pictures twice as high and wide are cut, one after the other while what is cut differs all over. */
    private static final int[] CUTS = {48, 96, 192};

    /** Pixels of the picture, at most {@code most}: that, where even the largest picture that is cut differs all over. */
    public int pixels() {
        for (int cut : CUTS) {
            int furthest = furthest(cut);
            if (furthest < cut) return Math.min(most, furthest);
            if (cut >= most) break;
        }
        return most;
    }

    private int furthest(int cut) {
        byte[] whole = busy(2 * cut);
        Tensor seen = upscale.apply(Tensor.of(whole, 1, 2 * cut, 2 * cut, colours));
        int before = reach(upscale.apply(part(whole, cut, 0)), seen, cut, 0);
        int behind = reach(upscale.apply(part(whole, cut, cut)), seen, cut, cut);
        return Math.max(before, behind);
    }

    /** Areas, lines and noise, so that something differs wherever it can. */
    private byte[] busy(int side) {
        Random random = new Random(6);
        byte[] pixels = new byte[side * side * colours];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                for (int c = 0; c < colours; c++) {
                    int area = (x / 7 + y / 5 + c) % 4 * 60;
                    int line = (x + y) % 11 == 0 ? 70 : 0;
                    pixels[(y * side + x) * colours + c] = (byte) Math.min(255, area + line + random.nextInt(30));
                }
        return pixels;
    }

    /** The quarter of the picture from a corner on. */
    private Tensor part(byte[] whole, int cut, int corner) {
        byte[] part = new byte[cut * cut * colours];
        for (int y = 0; y < cut; y++)
            System.arraycopy(
                    whole, ((corner + y) * 2 * cut + corner) * colours, part, y * cut * colours, cut * colours);
        return Tensor.of(part, 1, cut, cut, colours);
    }

    /** The greatest distance from a cut, in pixels of the picture, at which the quarter from a corner on differs from the whole. */
    private int reach(Tensor quarter, Tensor whole, int cut, int corner) {
        float[] one = quarter.floats();
        float[] other = whole.floats();
        int side = cut * scale;
        int reach = 0;
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++) {
                int nearest = corner == 0 ? side - 1 - Math.max(y, x) : Math.min(y, x);
                int at = (y * side + x) * colours;
                int from = ((corner * scale + y) * 2 * side + corner * scale + x) * colours;
                for (int c = 0; c < colours; c++)
                    if (Math.abs(clipped(one[at + c]) - clipped(other[from + c])) > UNNOTICED)
                        reach = Math.max(reach, nearest / scale + 1);
            }
        return reach;
    }

    private static float clipped(float value) {
        return Math.max(-1, Math.min(1, value));
    }
}
