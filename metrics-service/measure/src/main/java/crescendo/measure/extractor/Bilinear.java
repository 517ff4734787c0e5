package crescendo.measure.extractor;

import crescendo.contracts.model.ImageInput.Centres;

/**
 * Where each pixel of a resized side comes from: two neighbours and the weight of the second, clamped at the borders. No
 * antialiasing, so what is shrunk is sampled.
 *
 * @param first  of the two, in the source
 * @param second the next, or the same at the border
 * @param weight of the second, in [0, 1)
 */
record Bilinear(int[] first, int[] second, float[] weight) {
    /** @param from side of the source, in pixels @param to side of the result */
    static Bilinear of(int from, int to, Centres centres) {
        int[] first = new int[to];
        int[] second = new int[to];
        float[] weight = new float[to];
        double ratio = (double) from / to;
        for (int k = 0; k < to; k++) {
            double at =
                    switch (centres) {
                        case HALF_PIXEL -> Math.max(0, (k + 0.5) * ratio - 0.5);
                        case CORNER -> k * ratio;
                    };
            first[k] = Math.min((int) at, from - 1);
            second[k] = Math.min(first[k] + 1, from - 1);
            weight[k] = (float) (at - first[k]);
        }
        return new Bilinear(first, second, weight);
    }
}
