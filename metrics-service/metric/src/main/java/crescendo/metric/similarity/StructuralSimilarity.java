package crescendo.metric.similarity;

/**
 * Structural similarity of two planes with values in [0, 255].
 *
 * <p>Wang et al. 2004: an 11×11 Gaussian window of deviation 1.5 where it fits whole, K₁ 0.01, K₂ 0.03. Symmetric; 1 for equal
 * images, at most 1.
 *
 * @param value luminance, contrast and structure together
 * @param contrastStructure without the luminance: what the finer scales of MS-SSIM take
 */
public record StructuralSimilarity(double value, double contrastStructure) {
    public static final int WINDOW = 11;
    static final double DEVIATION = 1.5;

    private static final double C1 = square(0.01 * 255);
    private static final double C2 = square(0.03 * 255);

    public static StructuralSimilarity between(Plane a, Plane b) {
        return between(a, b, gaussian(WINDOW, DEVIATION));
    }

    /** @param window weights of the filter, one way */
    static StructuralSimilarity between(Plane a, Plane b, double[] window) {
        a.requireLike(b);
        if (Math.min(a.height(), a.width()) < window.length)
            throw new IllegalArgumentException("images of " + a + " are smaller than the window of " + window.length);
        Plane meanA = a.filtered(window);
        Plane meanB = b.filtered(window);
        Plane squares = a.with(b, (x, y) -> x * x + y * y).filtered(window);
        Plane products = a.with(b, (x, y) -> x * y).filtered(window);
        double value = 0;
        double contrastStructure = 0;
        int count = meanA.values().length;
        for (int i = 0; i < count; i++) {
            double product = meanA.values()[i] * meanB.values()[i];
            double sum = square(meanA.values()[i]) + square(meanB.values()[i]);
            double structure = (2 * (products.values()[i] - product) + C2) / (squares.values()[i] - sum + C2);
            value += structure * (2 * product + C1) / (sum + C1);
            contrastStructure += structure;
        }
        return new StructuralSimilarity(value / count, contrastStructure / count);
    }

    /** Weights of a Gaussian that sum to 1. */
    static double[] gaussian(int size, double deviation) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double x = i - (size - 1) / 2.0;
            weights[i] = Math.exp(-x * x / (2 * deviation * deviation));
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) weights[i] /= sum;
        return weights;
    }

    private static double square(double x) {
        return x * x;
    }
}
