package crescendo.trainer.gan;

import crescendo.contracts.tensor.Tensor;

/** The rule that makes bytes of what a generator puts out: round(clip(127.5·x + 127.5, 0, 255)), halves to even. */
public final class Pixels {
    private Pixels() {}

    public static Tensor of(Tensor raw) {
        float[] values = raw.floats();
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            float scaled = values[i] * 127.5f + 127.5f;
            pixels[i] = (byte) (int) Math.rint(Math.max(0, Math.min(255, scaled)));
        }
        return Tensor.of(pixels, raw.shape());
    }
}
