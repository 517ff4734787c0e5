package crescendo.metric.sliced;

import java.util.Arrays;

/** A product of matrices in float, blocked so that the compiler turns it into vector instructions. */
final class Projection {
    private static final int DEPTH = Patches.SIDE;

    private Projection() {}

    /**
     * {@code out[d][at + p] = Σ_k directions[d][k] * rows[k][p]}
     *
     * @param rows as many as a direction is long, a multiple of 7
     */
    static void of(float[][] rows, float[][] directions, float[][] out, int at) {
        float[] sums = new float[rows[0].length];
        for (int d = 0; d < directions.length; d++) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < rows.length; k += DEPTH) add(rows, directions[d], k, sums);
            System.arraycopy(sums, 0, out[d], at, sums.length);
        }
    }

    private static void add(float[][] rows, float[] w, int k, float[] sums) {
        float[] r0 = rows[k], r1 = rows[k + 1], r2 = rows[k + 2], r3 = rows[k + 3];
        float[] r4 = rows[k + 4], r5 = rows[k + 5], r6 = rows[k + 6];
        float w0 = w[k], w1 = w[k + 1], w2 = w[k + 2], w3 = w[k + 3], w4 = w[k + 4], w5 = w[k + 5], w6 = w[k + 6];
        for (int p = 0; p < sums.length; p++) {
            float even = Math.fma(w0, r0[p], Math.fma(w2, r2[p], Math.fma(w4, r4[p], w6 * r6[p])));
            float odd = Math.fma(w1, r1[p], Math.fma(w3, r3[p], w5 * r5[p]));
            sums[p] += even + odd;
        }
    }
}
