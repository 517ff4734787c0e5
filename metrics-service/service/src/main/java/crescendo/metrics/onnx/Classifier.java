package crescendo.metrics.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import crescendo.metric.ClassProbabilities;
import crescendo.metric.Images;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/** A classifier: {@code images} (uint8 NHWC) in, {@code logits} (float32, [batch, classes]) out. */
public final class Classifier implements AutoCloseable {
    private final Network network;
    private final int batch;
    private final int side;
    private final int colours;
    private final int classes;

    /**
     * @param what names the file in errors
     * @throws UnusableNetwork where the file is no such classifier
     */
    public Classifier(OnnxRuntime runtime, String what, byte[] onnx) {
        network = new Network(runtime, what, onnx, Set.of("images"), "logits");
        batch = runtime.batch();
        long[] in = network.inputShape("images");
        long[] out = network.outputShape();
        if (in.length != 4 || in[1] < 1 || in[1] != in[2] || in[3] < 1 || out.length != 2 || out[1] < 2) {
            network.close();
            throw new UnusableNetwork(
                    what + " reads no images [batch, side, side, colours] or gives no [batch, classes]");
        }
        side = (int) in[1];
        colours = (int) in[3];
        classes = (int) out[1];
    }

    /** Height and width of the images it reads, in pixels. */
    public int side() {
        return side;
    }

    /** Colours of the images it reads: 1 or 3. */
    public int colours() {
        return colours;
    }

    /** @param images of this classifier's side and colours */
    public ClassProbabilities classify(Images images) {
        int each = images.valuesPerImage();
        float[][] logits = new float[images.count()][classes];
        ByteBuffer input = ByteBuffer.allocateDirect(batch * each).order(ByteOrder.nativeOrder());
        for (int first = 0; first < images.count(); first += batch) {
            int from = first;
            int rows = Math.min(batch, images.count() - first);
            input.clear().put(images.pixels(), first * each, rows * each).flip();
            Network.Feed pixels = environment -> OnnxTensor.createTensor(
                    environment, input, new long[] {rows, side, side, colours}, OnnxJavaType.UINT8);
            network.run(Map.of("images", pixels), output -> spread(output.getFloatBuffer(), logits, from, rows));
        }
        return ClassProbabilities.ofLogits(logits);
    }

    private static void spread(FloatBuffer output, float[][] logits, int from, int rows) {
        for (int i = 0; i < rows; i++) output.get(logits[from + i]);
    }

    @Override
    public void close() {
        network.close();
    }
}
