package crescendo.measure.generator;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.measure.onnx.Network;
import crescendo.measure.onnx.OnnxRuntime;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A wrapped file that is open.
 *
 * @param size    of a latent
 * @param classes that labels count; 0 where it takes no labels
 */
record Trial(Network network, int size, int classes) implements AutoCloseable {
    /** Of all samples that are drawn. */
    static final long SEED = 1;

    /** @param labelled whether it takes labels */
    static Trial open(
            OnnxRuntime runtime,
            String what,
            byte[] wrapped,
            int size,
            boolean labelled,
            int classes,
            Set<String> outputs) {
        Set<String> inputs = labelled ? Set.of(Wrapped.LATENTS, Wrapped.LABELS) : Set.of(Wrapped.LATENTS);
        return new Trial(new Network(runtime, what, wrapped, inputs, outputs, Set.of()), size, labelled ? classes : 0);
    }

    /** What came of one run: values by output, all of one shape. */
    record Made(long[] shape, float[] values, byte[] bytes) {}

    /** The labels of so many samples of the seed; none where there are no classes. */
    long[] labels(int first, int count) {
        return classes == 0 ? new long[0] : Labels.uniform(SEED, first, count, classes);
    }

    /** Samples of the seed. */
    Made run(int first, int count) {
        return run(latents(first, count), labels(first, count));
    }

    float[] latents(int first, int count) {
        return Latents.normal(SEED, first, count, size);
    }

    /** @param labels one a row; none where it takes none */
    Made run(float[] latents, long[] labels) {
        long rows = latents.length / size;
        Map<String, Network.Feed> feeds = new HashMap<>();
        feeds.put(
                Wrapped.LATENTS,
                environment ->
                        OnnxTensor.createTensor(environment, FloatBuffer.wrap(latents), new long[] {rows, size}));
        if (labels.length > 0)
            feeds.put(
                    Wrapped.LABELS,
                    environment -> OnnxTensor.createTensor(environment, LongBuffer.wrap(labels), new long[] {rows}));
        Taken taken = new Taken();
        network.run(feeds, taken::take);
        return new Made(taken.shape, taken.values, taken.bytes);
    }

    private static final class Taken {
        private long[] shape = {};
        private float[] values = {};
        private byte[] bytes = {};

        void take(String output, OnnxTensor tensor) throws OrtException {
            shape = tensor.getInfo().getShape();
            int length = Math.toIntExact(tensor.getInfo().getNumElements());
            if (output.equals(Wrapped.IMAGES)) tensor.getByteBuffer().get(bytes = new byte[length]);
            else tensor.getFloatBuffer().get(values = new float[length]);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
