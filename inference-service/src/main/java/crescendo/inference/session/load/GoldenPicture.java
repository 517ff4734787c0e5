package crescendo.inference.session.load;

import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * What an upscaler made of small pictures when it was published.
 *
 * @param images   uint8 [n, height, width, channels]
 * @param upscaled the same, as many times higher and wider as the network makes them
 */
record GoldenPicture(Tensor images, Tensor upscaled) {
    /** @throws IllegalArgumentException where it is none */
    static GoldenPicture read(byte[] file) {
        Map<String, Tensor> golden = Safetensors.decode(file);
        return new GoldenPicture(tensor(golden, "images"), tensor(golden, "upscaled"));
    }

    private static Tensor tensor(Map<String, Tensor> golden, String name) {
        Tensor tensor = golden.get(name);
        if (tensor == null || tensor.type() != Tensor.Type.U8 || tensor.shape().length != 4) {
            throw new IllegalArgumentException("golden sample: " + name + " must be there as four axes of U8; there is "
                    + (tensor == null ? "only " + golden.keySet() : tensor));
        }
        return tensor;
    }

    /**
     * Has it made again. One by one: a network may take no more of them at once, and each is small.
     *
     * @param turns for each run
     * @throws IllegalArgumentException where it becomes something else
     */
    void compareWith(Upscaler upscaler, Executor turns) {
        long[] shape = images.shape();
        int scale = upscaler.spec().scale();
        long[] larger = {shape[0], shape[1] * scale, shape[2] * scale, shape[3]};
        if (shape[3] != upscaler.spec().colours().channels() || !Arrays.equals(upscaled.shape(), larger)) {
            throw new IllegalArgumentException("golden sample: " + images + " and " + upscaled
                    + " are not what goes into and comes out of " + upscaler.spec());
        }
        byte[] small = images.bytes();
        int size = Math.toIntExact(larger[1] * larger[2] * larger[3]);
        for (int image = 0; image < shape[0]; image++) {
            int from = image * size;
            byte[] wanted = Arrays.copyOfRange(upscaled.bytes(), from, from + size);
            GoldenSample.compareImages(wanted, made(upscaler, turns, small, image, size));
        }
    }

    private byte[] made(Upscaler upscaler, Executor turns, byte[] small, int image, int size) {
        int height = (int) images.shape()[1];
        int width = (int) images.shape()[2];
        int channels = (int) images.shape()[3];
        int patches = Math.max(1, upscaler.fixedCount());
        byte[] made = new byte[size];
        Patches.Samples samples =
                (patch, y, x, channel) -> small[((image * height + y) * width + x) * channels + channel] & 0xff;
        int wide = width * upscaler.spec().scale();
        turns.execute(() -> upscaler.run(new Patches(patches, height, width, 255, samples), upscaled -> {
            for (int i = 0; i < size; i++) {
                made[i] = (byte) upscaled.at(0, i / channels / wide, i / channels % wide, i % channels);
            }
        }));
        return made;
    }
}
