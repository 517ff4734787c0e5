package crescendo.contracts.image;

/**
 * An isotropic Gaussian over an image: weights at whole pixels out to three deviations, normalised to 1, rows and columns one after the
 * other in double, borders mirrored with the edge repeated. An image keeps its size.
 */
public final class GaussianBlur {
    private static final double REACH = 3;

    private GaussianBlur() {}

    /**
     * The values themselves, not rounded.
     *
     * @param values {@code [y][x][channel]}, height × width × channels
     * @param sigma in pixels; 0 leaves everything as it is
     * @return as many values
     */
    public static double[] of(double[] values, int height, int width, int channels, double sigma) {
        if (values.length != (long) height * width * channels) {
            throw new IllegalArgumentException(
                    values.length + " values are not " + height + "x" + width + "x" + channels);
        }
        if (!(sigma >= 0 && sigma < 1000)) {
            throw new IllegalArgumentException("sigma must lie in [0, 1000), not " + sigma);
        }
        if (sigma == 0) {
            return values.clone();
        }
        double[] weights = weights(sigma);
        return across(down(values, height, width * channels, weights), height, width, channels, weights);
    }

    private static double[] weights(double sigma) {
        int reach = (int) Math.ceil(REACH * sigma);
        double[] weights = new double[2 * reach + 1];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double away = (i - reach) / sigma;
            weights[i] = StrictMath.exp(-away * away / 2);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }

    private static double[] down(double[] values, int height, int row, double[] weights) {
        int reach = weights.length / 2;
        double[] made = new double[values.length];
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < weights.length; i++) {
                int from = Bicubic.mirrored(y + i - reach, height) * row;
                for (int x = 0; x < row; x++) {
                    made[y * row + x] += weights[i] * values[from + x];
                }
            }
        }
        return made;
    }

    /** Over a row that is longer by what the borders mirror. */
    private static double[] across(double[] values, int height, int width, int channels, double[] weights) {
        int reach = weights.length / 2;
        double[] longer = new double[(width + 2 * reach) * channels];
        double[] made = new double[values.length];
        int row = width * channels;
        for (int y = 0; y < height; y++) {
            for (int x = -reach; x < width + reach; x++) {
                int from = y * row + Bicubic.mirrored(x, width) * channels;
                System.arraycopy(values, from, longer, (x + reach) * channels, channels);
            }
            for (int i = 0; i < weights.length; i++) {
                for (int x = 0; x < row; x++) {
                    made[y * row + x] += weights[i] * longer[i * channels + x];
                }
            }
        }
        return made;
    }
}
