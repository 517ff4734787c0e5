package crescendo.inference.session.load;

import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import crescendo.inference.runtime.Signature;
import java.util.Arrays;
import java.util.Map;

/**
 * What a generator said where it was trained: it has to say the same here.
 *
 * @param input  latents, count × latent size, and as many labels where there are classes
 * @param images  uint8 NHWC
 * @param raw     float32 NHWC
 */
record GoldenSample(Input input, int count, Tensor images, Tensor raw) {
    /** Largest difference of raw outputs, as a share of the range of the golden ones. */
    static final double RAW_TOLERANCE = 1e-4;

    /** Largest difference of pixels: rounding may fall to either side. */
    static final int LEVELS = 1;

    /** Reads {@code golden.safetensors}. @throws IllegalArgumentException where a tensor is missing or misshapen */
    static GoldenSample read(byte[] safetensors, Signature signature) {
        Map<String, Tensor> tensors = Safetensors.decode(safetensors);
        Tensor latents = tensor(tensors, Signature.LATENTS, Tensor.Type.F32);
        long count = latents.shape().length == 0 ? 0 : latents.shape()[0];
        requireShape(Signature.LATENTS, latents, Math.max(1, count), signature.latentSize());
        long[] sides = {count, signature.height(), signature.width(), signature.channels()};
        GoldenSample sample = new GoldenSample(
                new Input(latents.floats(), labels(tensors, signature, count)),
                (int) count,
                tensor(tensors, Signature.IMAGES, Tensor.Type.U8),
                tensor(tensors, Signature.RAW, Tensor.Type.F32));
        requireShape(Signature.IMAGES, sample.images, sides);
        requireShape(Signature.RAW, sample.raw, sides);
        return sample;
    }

    private static long[] labels(Map<String, Tensor> tensors, Signature signature, long count) {
        if (signature.classes().isEmpty()) {
            return new long[0];
        }
        Tensor labels = tensor(tensors, Signature.LABELS, Tensor.Type.I64);
        requireShape(Signature.LABELS, labels, count);
        return labels.longs();
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name, Tensor.Type type) {
        Tensor tensor = tensors.get(name);
        if (tensor == null || tensor.type() != type) {
            throw new IllegalArgumentException("golden sample: " + name + " must be there as " + type + "; there is "
                    + (tensor == null ? "only " + tensors.keySet() : tensor));
        }
        return tensor;
    }

    private static void requireShape(String name, Tensor tensor, long... shape) {
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException(
                    "golden sample: " + name + " is " + tensor + "; the manifest says " + Arrays.toString(shape));
        }
    }

    /** Runs the generator on the same input. @throws IllegalArgumentException where it says something else */
    void compareWith(Generator generator) {
        Output made = generator.all(input);
        compareRaw(raw.floats(), made.raw());
        compareImages(images.bytes(), made.images());
    }

    static void compareRaw(float[] golden, float[] made) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double worst = 0;
        for (int i = 0; i < golden.length; i++) {
            least = Math.min(least, golden[i]);
            most = Math.max(most, golden[i]);
            // Math.max keeps a NaN, so a network that says NaN is found out below
            worst = Math.max(worst, Math.abs((double) golden[i] - made[i]));
        }
        double allowed = RAW_TOLERANCE * (most - least);
        if (!(worst <= allowed)) {
            throw new IllegalArgumentException("golden sample: raw outputs differ by " + worst + "; " + allowed
                    + " is allowed, a ten-thousandth of their range");
        }
    }

    static void compareImages(byte[] golden, byte[] made) {
        int worst = 0;
        for (int i = 0; i < golden.length; i++) {
            worst = Math.max(worst, Math.abs((golden[i] & 0xff) - (made[i] & 0xff)));
        }
        if (worst > LEVELS) {
            throw new IllegalArgumentException(
                    "golden sample: images differ by " + worst + " levels; " + LEVELS + " is allowed");
        }
    }
}
