package crescendo.metrics.onnx;

import ai.onnxruntime.OnnxTensor;
import crescendo.contracts.Latents;
import crescendo.metric.Images;
import java.nio.FloatBuffer;

/** A generator: {@code latents} (float32, [batch, size]) in, {@code images} (uint8 NHWC) out. */
public final class Generator implements AutoCloseable {
    private final Network network;
    private final int batch;
    private final int latentSize;

    /**
     * @param what names the file in errors
     * @throws UnusableNetwork where the file is no such generator
     */
    public Generator(OnnxRuntime runtime, String what, byte[] onnx) {
        network = new Network(runtime, what, onnx, "latents", "images");
        batch = runtime.batch();
        long[] shape = network.inputShape();
        if (shape.length != 2 || shape[1] < 1) {
            network.close();
            throw new UnusableNetwork(what + ": latents have " + shape.length + " axes; [batch, size] are needed");
        }
        latentSize = (int) shape[1];
    }

    /**
     * Samples 0 to {@code count - 1} of a seed.
     *
     * @param height of the images in pixels
     * @param width of the images in pixels
     * @param colours 1 or 3
     */
    public Images generate(long seed, int count, int height, int width, int colours) {
        int each = height * width * colours;
        byte[] pixels = new byte[Math.multiplyExact(count, each)];
        for (int first = 0; first < count; first += batch) {
            int rows = Math.min(batch, count - first);
            int at = first * each;
            FloatBuffer latents = FloatBuffer.wrap(Latents.normal(seed, first, rows, latentSize));
            network.run(
                    environment -> OnnxTensor.createTensor(environment, latents, new long[] {rows, latentSize}),
                    images -> images.getByteBuffer().get(pixels, at, rows * each));
        }
        return new Images(pixels, count, height, width, colours);
    }

    @Override
    public void close() {
        network.close();
    }
}
