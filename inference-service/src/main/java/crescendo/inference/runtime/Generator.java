package crescendo.inference.runtime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A generator that is open in ONNX Runtime. Any number of threads may run it at once; close it when none does. */
public final class Generator implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Signature signature;
    private final int maxBatch;
    private final Queue<Workspace> spare = new ConcurrentLinkedQueue<>();

    private Generator(OrtEnvironment environment, OrtSession session, Signature signature, int maxBatch) {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
        this.maxBatch = maxBatch;
    }

    /**
     * Opens an ONNX file.
     *
     * @param maxBatch samples of one run at most
     * @throws IllegalArgumentException where ONNX Runtime does not take the file, or it lacks an input or output
     */
    public static Generator open(OnnxRuntime runtime, byte[] onnx, Signature signature, int maxBatch) {
        try {
            OrtSession session = runtime.open(onnx);
            Generator generator = new Generator(runtime.environment(), session, signature, maxBatch);
            generator.refuseOtherPorts();
            return generator;
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime does not take the file: " + e.getMessage(), e);
        }
    }

    private void refuseOtherPorts() {
        Set<String> inputs = session.getInputNames();
        Set<String> outputs = session.getOutputNames();
        Set<String> fed =
                signature.classes().isEmpty() ? Set.of(Signature.LATENTS) : Set.of(Signature.LATENTS, Signature.LABELS);
        if (!inputs.equals(fed) || !outputs.containsAll(Set.of(Signature.IMAGES, Signature.RAW))) {
            close();
            throw new IllegalArgumentException("the file takes " + inputs + " and gives " + outputs
                    + "; by its manifest it takes " + fed
                    + " and gives images and raw");
        }
    }

    public Signature signature() {
        return signature;
    }

    /** Samples of one run at most. */
    public int maxBatch() {
        return maxBatch;
    }

    /**
     * Runs once.
     *
     * @param first the first row to use
     * @param count 1 to the largest batch
     * @param into  where the images go, uint8 NHWC: row k of the input becomes image k
     */
    public void generate(Input input, int first, int count, byte[] into) {
        if (count < 1 || count > maxBatch) {
            throw new IllegalArgumentException("count must lie in [1, " + maxBatch + "], not " + count);
        }
        Workspace workspace = take();
        try (Fed fed = fed(workspace, input, first, count);
                OnnxTensor out = workspace.images(environment, count)) {
            session.run(fed.byName(), Map.of(Signature.IMAGES, out)).close();
            workspace.copyImages(count, into, first);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        } finally {
            spare.add(workspace);
        }
    }

    /** What the network says before it is made pixels: float32 NHWC, as many images as there are rows. */
    public float[] raw(Input input) {
        int count = input.latents().length / signature.latentSize();
        float[] raw = new float[Math.multiplyExact(count, signature.imageBytes())];
        for (int first = 0; first < count; first += maxBatch) {
            int rows = Math.min(maxBatch, count - first);
            FloatBuffer some = raw(input, first, rows);
            some.get(raw, first * signature.imageBytes(), rows * signature.imageBytes());
        }
        return raw;
    }

    private FloatBuffer raw(Input input, int first, int count) {
        Workspace workspace = take();
        try (Fed fed = fed(workspace, input, first, count);
                OrtSession.Result result = session.run(fed.byName(), Set.of(Signature.RAW))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        } finally {
            spare.add(workspace);
        }
    }

    /** Inputs of one run. */
    private record Fed(Map<String, OnnxTensor> byName) implements AutoCloseable {
        @Override
        public void close() {
            byName.values().forEach(OnnxTensor::close);
        }
    }

    private Fed fed(Workspace workspace, Input input, int first, int count) throws OrtException {
        OnnxTensor latents = workspace.latents(environment, input.latents(), first, count);
        if (signature.classes().isEmpty()) {
            return new Fed(Map.of(Signature.LATENTS, latents));
        }
        OnnxTensor labels = workspace.labels(environment, input.labels(), first, count);
        return new Fed(Map.of(Signature.LATENTS, latents, Signature.LABELS, labels));
    }

    private Workspace take() {
        Workspace workspace = spare.poll();
        return workspace == null ? new Workspace(signature, maxBatch) : workspace;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot close the session: " + e.getMessage(), e);
        }
    }
}
