package crescendo.trainer.ops.onnx;

/** Spread evenly over [−½, ½). */
final class Numbers {
    private static final long ODD = 2_654_435_761L;

    private long drawn;

    float[] next(int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
            values[i] = (float) (((++drawn * ODD & 0xFFFFFFFFL) / 4294967296.0 - 0.5) * scale);
        return values;
    }
}
