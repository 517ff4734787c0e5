package crescendo.inference.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A generator that is open in ONNX Runtime. Any number of threads may run it at once; close it when none does. */
public final class Generator implements Network {
    /** How fast the time of a sample follows the runs. */
    private static final double FOLLOWS = 1 / 16.0;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Signature signature;
    private final Buckets buckets;
    private final int places;
    private final boolean blends;
    private final Queue<Workspace> spare = new ConcurrentLinkedQueue<>();
    private volatile double nanosPerSample;

    private Generator(
            OrtEnvironment environment,
            OrtSession session,
            Signature signature,
            Buckets buckets,
            int places,
            boolean blends) {
        this.environment = environment;
        this.session = session;
        this.signature = signature;
        this.buckets = buckets;
        this.places = places;
        this.blends = blends;
    }

    /** As {@link #open(OnnxRuntime, ModelFile, Signature, int, int)}, with runs that take one place each. */
    public static Generator open(OnnxRuntime runtime, ModelFile onnx, Signature signature, int maxBatch) {
        return open(runtime, onnx, signature, maxBatch, 1);
    }

    /**
     * Opens an ONNX file.
     *
     * @param maxBatch samples of one run at most
     * @param places   that one run takes of those that there are for runs at once: those of the cores that it keeps busy
     * @throws IllegalArgumentException where ONNX Runtime does not take the file, or it lacks an input or output
     */
    public static Generator open(OnnxRuntime runtime, ModelFile onnx, Signature signature, int maxBatch, int places) {
        return open(runtime, onnx, signature, maxBatch, places, false);
    }

    /** As {@link #open}, of a file whose labels are shares of classes: it makes images of whole and of blended classes. */
    public static Generator openBlending(
            OnnxRuntime runtime, ModelFile onnx, Signature signature, int maxBatch, int places) {
        return open(runtime, onnx, signature, maxBatch, places, true);
    }

    private static Generator open(
            OnnxRuntime runtime, ModelFile onnx, Signature signature, int maxBatch, int places, boolean blends) {
        try {
            OrtSession session = runtime.open(onnx);
            Generator generator = new Generator(
                    runtime.environment(), session, signature, new Buckets(maxBatch, Buckets.PAIR), places, blends);
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
        return buckets.largest();
    }

    /** The same network with smaller runs, which take so much a sample, in the place of this one: nobody runs or closes both. */
    public Generator within(Buckets smaller, double nanosEach) {
        Generator generator = new Generator(environment, session, signature, smaller, places, blends);
        generator.nanosPerSample = nanosEach;
        return generator;
    }

    /** Places that one run takes of those that there are for runs at once. */
    public int places() {
        return places;
    }

    /** What a sample takes of one place, in runs that are at least half full, lately; 0 before there was one. */
    public double nanosPerSample() {
        return nanosPerSample;
    }

    // Two threads that do so at once lose one of the two, which does no harm.
    private void took(int count, long nanos) {
        if (2 * count >= maxBatch()) {
            double each = (double) nanos * places / count;
            nanosPerSample += nanosPerSample == 0 ? each : FOLLOWS * (each - nanosPerSample);
        }
    }

    /** How many rows its runs have. */
    public Buckets buckets() {
        return buckets;
    }

    /**
     * Runs once, the rows of all slices together.
     *
     * @param slices of one row to the largest batch, all together
     */
    public void generate(List<Slice> slices) {
        int count = slices.stream().mapToInt(Slice::count).sum();
        if (count < 1 || count > maxBatch()) {
            throw new IllegalArgumentException("count must lie in [1, " + maxBatch() + "], not " + count);
        }
        int rows = buckets.rows(count);
        long start = System.nanoTime();
        Workspace workspace = take();
        try (Workspace.Tensors fed = workspace.inputs(environment, slices, rows);
                Workspace.Tensors room = workspace.outputs(environment, slices, rows)) {
            session.run(fed.byName(), room.byName()).close();
            workspace.copy(slices);
            took(count, System.nanoTime() - start);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        } finally {
            spare.add(workspace);
        }
    }

    /** What the network makes of all rows, in as few runs as can be, one after the other. */
    public Output all(Input input) {
        int count = input.rows(signature);
        Output output = Output.both(signature, count);
        for (int first = 0; first < count; first += maxBatch()) {
            generate(List.of(new Slice(input, first, Math.min(maxBatch(), count - first), output)));
        }
        return output;
    }

    private Workspace take() {
        Workspace workspace = spare.poll();
        return workspace == null ? new Workspace(signature, buckets.rows(maxBatch()), blends) : workspace;
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
