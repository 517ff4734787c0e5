package crescendo.metrics.material;

import ai.onnxruntime.OnnxTensor;
import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.metric.Images;
import crescendo.metric.Workers;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A generator: {@code latents} (float32, [batch, size]) in, and {@code labels} (int64, [batch]) where there are classes;
 * {@code images} (uint8 NHWC) out.
 */
public final class Generator implements AutoCloseable {
    private final Network network;
    private final int batch;
    private final int classes;
    private final int latentSize;

    /**
     * @param what names the file in errors
     * @param classes that can be asked for; 0 for none
     * @throws UnusableNetwork where the file is no such generator
     */
    public Generator(OnnxRuntime runtime, String what, byte[] onnx, int classes) {
        this.classes = classes;
        network = new Network(runtime, what, onnx, inputs(classes), Set.of("images"), Set.of());
        batch = runtime.batch();
        long[] shape = network.inputShape("latents");
        if (shape.length != 2 || shape[1] < 1) {
            network.close();
            throw new UnusableNetwork(what + ": latents have " + shape.length + " axes; [batch, size] are needed");
        }
        latentSize = (int) shape[1];
    }

    /**
     * Samples 0 to {@code count - 1} of a seed, the classes being those of the seed as well.
     *
     * @param height of the images in pixels
     * @param width of the images in pixels
     * @param colours 1 or 3
     * @param workers that share the batches
     */
    public Images generate(long seed, int count, int height, int width, int colours, Workers workers) {
        int each = height * width * colours;
        byte[] pixels = new byte[Math.multiplyExact(count, each)];
        workers.share(
                count,
                batch,
                (first, end) -> network.run(asked(seed, first, end - first), (name, images) -> images.getByteBuffer()
                        .get(pixels, first * each, (end - first) * each)));
        return new Images(pixels, count, height, width, colours);
    }

    private Map<String, Network.Feed> asked(long seed, int first, int rows) {
        return feeds(
                Latents.normal(seed, first, rows, latentSize),
                latentSize,
                classes == 0 ? new long[0] : Labels.uniform(seed, first, rows, classes));
    }

    /** What a generator takes. @param classes that can be asked for; 0 for none */
    static Set<String> inputs(int classes) {
        return classes == 0 ? Set.of("latents") : Set.of("latents", "labels");
    }

    /** What it is given. @param latents row-major @param labels of classes, one a row; none where it knows none */
    static Map<String, Network.Feed> feeds(float[] latents, int size, long[] labels) {
        Map<String, Network.Feed> asked = new TreeMap<>();
        long rows = latents.length / size;
        asked.put(
                "latents",
                environment ->
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(latents), new long[] {rows, size}));
        if (labels.length > 0)
            asked.put(
                    "labels",
                    environment -> OnnxTensor.createTensor(environment, LongBuffer.wrap(labels), new long[] {rows}));
        return asked;
    }

    @Override
    public void close() {
        network.close();
    }
}
