package crescendo.metric.sliced;

import crescendo.metric.Images;
import java.util.Arrays;

/** The same distance written again from the paper, in double, slowly and without blocks: what the fast one must equal. */
final class PlainSwd {
    private static final double[] FILTER = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};

    private PlainSwd() {}

    static double distance(Images a, Patches ofA, Images b, Patches ofB, int level, float[][] directions) {
        double[][] pa = patches(a, ofA, level);
        double[][] pb = patches(b, ofB, level);
        double sum = 0;
        for (float[] direction : directions) {
            double[] x = Arrays.stream(pa)
                    .mapToDouble(p -> dot(p, direction))
                    .sorted()
                    .toArray();
            double[] y = Arrays.stream(pb)
                    .mapToDouble(p -> dot(p, direction))
                    .sorted()
                    .toArray();
            for (int i = 0; i < x.length; i++) sum += Math.abs(x[i] - y[i]);
        }
        return sum / directions.length / pa.length;
    }

    /** {@code [channel][y][x]} of one level. */
    static double[][][] level(Images images, int image, int level) {
        int width = images.width();
        int area = images.height() * width;
        double[][][] gaussian = new double[images.channels()][images.height()][width];
        for (int c = 0; c < images.channels(); c++)
            for (int i = 0; i < area; i++)
                gaussian[c][i / width][i % width] = images.pixels()[(image * area + i) * images.channels() + c] & 0xff;
        for (int i = 0; i < level; i++) gaussian = each(gaussian, PlainSwd::down);
        if (Math.min(gaussian[0].length, gaussian[0][0].length) < 32) return gaussian;
        double[][][] predicted = each(each(gaussian, PlainSwd::down), PlainSwd::up);
        for (int c = 0; c < gaussian.length; c++)
            for (int y = 0; y < gaussian[c].length; y++)
                for (int x = 0; x < gaussian[c][y].length; x++) gaussian[c][y][x] -= predicted[c][y][x];
        return gaussian;
    }

    private static double[][][] each(double[][][] planes, java.util.function.UnaryOperator<double[][]> change) {
        return Arrays.stream(planes).map(change).toArray(double[][][]::new);
    }

    private static double[][] down(double[][] plane) {
        double[][] blurred = blur(plane, 1);
        double[][] half = new double[plane.length / 2][plane[0].length / 2];
        for (int y = 0; y < half.length; y++)
            for (int x = 0; x < half[y].length; x++) half[y][x] = blurred[2 * y][2 * x];
        return half;
    }

    private static double[][] up(double[][] plane) {
        double[][] sparse = new double[plane.length * 2][plane[0].length * 2];
        for (int y = 0; y < plane.length; y++)
            for (int x = 0; x < plane[y].length; x++) sparse[2 * y][2 * x] = plane[y][x];
        return blur(sparse, 4);
    }

    private static double[][] blur(double[][] plane, double gain) {
        int height = plane.length;
        int width = plane[0].length;
        double[][] out = new double[height][width];
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int dy = -2; dy <= 2; dy++)
                    for (int dx = -2; dx <= 2; dx++)
                        out[y][x] += gain
                                * FILTER[dy + 2]
                                * FILTER[dx + 2]
                                * plane[mirror(y + dy, height)][mirror(x + dx, width)];
        return out;
    }

    private static int mirror(int i, int size) {
        return i < 0 ? -i : i >= size ? 2 * (size - 1) - i : i;
    }

    private static double[][] patches(Images images, Patches where, int level) {
        double[][] patches = new double[images.count() * where.perImage()][images.channels() * 49];
        int width = images.width() >> level;
        int p = 0;
        for (int n = 0; n < images.count(); n++) {
            double[][][] values = level(images, n, level);
            for (int corner : where.corners(n)) {
                for (int k = 0; k < patches[p].length; k++)
                    patches[p][k] = values[k / 49][corner / width + k % 49 / 7][corner % width + k % 7];
                p++;
            }
        }
        for (int c = 0; c < images.channels(); c++) normalise(patches, 49 * c);
        return patches;
    }

    private static void normalise(double[][] patches, int from) {
        double count = patches.length * 49.0;
        double mean = 0;
        for (double[] patch : patches) for (int k = from; k < from + 49; k++) mean += patch[k] / count;
        double variance = 0;
        for (double[] patch : patches)
            for (int k = from; k < from + 49; k++) variance += (patch[k] - mean) * (patch[k] - mean) / count;
        for (double[] patch : patches)
            for (int k = from; k < from + 49; k++) patch[k] = (patch[k] - mean) / Math.sqrt(variance);
    }

    private static double dot(double[] patch, float[] direction) {
        double sum = 0;
        for (int k = 0; k < patch.length; k++) sum += patch[k] * direction[k];
        return sum;
    }
}
