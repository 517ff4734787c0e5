package crescendo.inference.runtime.upscaler;

import ai.onnxruntime.OrtException;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.Network;
import crescendo.inference.runtime.OnnxRuntime;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * An upscaler that is open in ONNX Runtime. Many threads may run it at once; each run has memory of its own, which is used again, and
 * is let go when there was no run for a minute or two.
 *
 * <p>One that was exported here takes bytes and gives bytes, with conversions inside of its file. It gives the numbers behind its
 * bytes too, and is opened so that it takes numbers: so it does with pictures of 16 bits what it does with those of 8, and all
 * their bits come through.
 */
public final class Upscaler implements Network {
    private static final Logger LOG = Logger.getLogger(Upscaler.class);

    /** Of the picture by which a network is tried. */
    private static final int SIDE = 8;

    private final Graph graph;
    private final UpscalerSpec spec;
    private final List<Integer> shape;
    private final boolean wide; // numbers from 0 to 255 are taken where the file has bytes
    private final VersionRef ref;
    private final Executor turns;
    private final Queue<Ports> idle = new ConcurrentLinkedQueue<>();
    private final Lull lull = new Lull(CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES), this::rest);
    private volatile Patches least; // of those that it was run on

    private Upscaler(
            Graph graph, UpscalerSpec spec, List<Integer> shape, boolean wide, VersionRef ref, Executor turns) {
        this.graph = graph;
        this.spec = spec;
        this.shape = shape;
        this.wide = wide;
        this.ref = ref;
        this.turns = turns;
    }

    /**
     * Opens an ONNX file.
     *
     * @param turns run one thing at a time as they are given it, before they return, beside what they run for others: what this
     *              runs on its own account
     * @throws IllegalArgumentException where the manifest does not say how it is used, ONNX Runtime does not take it, or it has
     *                                  other inputs and outputs
     * @throws Unproven                 where it could not be tried whether it keeps the bits of 16, for the moment
     */
    public static Upscaler open(OnnxRuntime runtime, ModelFile onnx, VersionManifest manifest, Executor turns) {
        UpscalerSpec spec = manifest.upscaler()
                .orElseThrow(() -> new IllegalArgumentException("upscaler: the manifest does not say how it is used"));
        List<Integer> shape = shape(manifest, spec);
        Opening opening = (file, wide) ->
                new Upscaler(graph(runtime, file), spec, shape, wide, manifest.ref(), turns).withItsPorts();
        Optional<WideInput> input =
                isOwn(spec, shape) ? WideInput.in(onnx, spec.images(), UpscalerSpec.RAW) : Optional.empty();
        return input.isPresent() ? openOwn(opening, input.get(), onnx, manifest.ref()) : opening.open(onnx, false);
    }

    /** Opens the file as it stands. */
    @FunctionalInterface
    private interface Opening {
        Upscaler open(ModelFile file, boolean wide);
    }

    private static Graph graph(OnnxRuntime runtime, ModelFile onnx) {
        try {
            return new Graph(runtime, runtime.openForManyShapes(onnx));
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime does not take the file: " + e.getMessage(), e);
        }
    }

    private static Upscaler openOwn(Opening opening, WideInput input, ModelFile onnx, VersionRef ref) {
        ModelFile widened = input.widened(onnx);
        try {
            Upscaler upscaler = opening.open(widened, true);
            if (upscaler.tried(upscaler::roundsItsNumbers)) {
                return upscaler;
            }
            upscaler.close();
        } catch (IllegalArgumentException otherwise) { // its bytes are read where we do not look, such as in a loop
            LOG.warnf(otherwise, "%s is opened as it is, and has 256 levels: %s", ref, otherwise.getMessage());
        } catch (IllegalStateException failure) {
            return openUntried(opening, input.narrowed(widened), failure, ref);
        }
        return opening.open(input.narrowed(widened), false);
    }

    // With bytes it computes the same: where it can do that, the failure was none of the file's.
    private static Upscaler openUntried(
            Opening opening, ModelFile onnx, IllegalStateException failure, VersionRef ref) {
        Upscaler upscaler = opening.open(onnx, false);
        if (upscaler.tried(upscaler::runsOnBytes)) {
            upscaler.close();
            throw new Unproven("it could not be tried with numbers for bytes: " + failure.getMessage(), failure);
        }
        LOG.warnf(failure, "%s takes no small picture, and has 256 levels: %s", ref, failure.getMessage());
        return upscaler;
    }

    /** What a trial says; closed where it fails. */
    private boolean tried(BooleanSupplier trial) {
        try {
            return trial.getAsBoolean();
        } catch (RuntimeException | Error fault) {
            close();
            throw fault;
        }
    }

    /** Whether it is used as those are that were exported here. */
    private static boolean isOwn(UpscalerSpec spec, List<Integer> shape) {
        int channels = spec.colours().channels();
        return spec.equals(UpscalerSpec.own(spec.scale(), channels, spec.overlap()))
                && shape.equals(List.of(-1, -1, -1, channels));
    }

    private static List<Integer> shape(VersionManifest manifest, UpscalerSpec spec) {
        return manifest.inputs().stream()
                .filter(port ->
                        port.name().equals(spec.images()) && port.shape().size() == 4)
                .map(VersionManifest.Port::shape)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("inputs: " + manifest.inputs()
                        + "; one of four axes and named " + spec.images() + " is needed"));
    }

    private Upscaler withItsPorts() {
        Set<String> inputs = graph.inputs();
        Set<String> outputs = graph.outputs();
        if (!inputs.equals(Set.of(spec.images())) || !outputs.contains(spec.upscaled())) {
            close();
            throw new IllegalArgumentException("the file takes " + inputs + " and gives " + outputs
                    + "; by its manifest it takes " + spec.images() + " and gives " + spec.upscaled());
        }
        return this;
    }

    /**
     * Whether the bytes that it makes of a small picture are its numbers, rounded.
     *
     * @throws IllegalStateException where ONNX Runtime fails
     */
    private boolean roundsItsNumbers() {
        Ports ports = ranOnSmall();
        int side = SIDE * spec.scale();
        int channels = spec.colours().channels();
        return IntStream.range(0, side * side * channels).allMatch(i -> {
            int y = i / channels / side;
            int x = i / channels % side;
            int rounded = ports.out().at(0, y, x, i % channels, 255);
            return Math.abs(rounded - ports.raw().at(0, y, x, i % channels, 255)) <= 1;
        });
    }

    private boolean runsOnBytes() {
        try {
            ranOnSmall();
            return true;
        } catch (IllegalStateException failure) {
            return false;
        }
    }

    private Ports ranOnSmall() {
        Patches small =
                new Patches(1, SIDE, SIDE, 255, (patch, y, x, channel) -> (29 * y + 37 * x + 83 * channel) % 256);
        Ports ports = Ports.of(spec, wide);
        turns.execute(() -> {
            run(ports.in(), ports.out(), small);
            run(ports.in(), ports.raw(), small);
        });
        return ports;
    }

    public UpscalerSpec spec() {
        return spec;
    }

    /** Patches of one run where that is fixed; −1 where it is free. */
    public int fixedCount() {
        return shape.get(0);
    }

    /** Height of a patch where that is fixed; −1 where it is free. */
    public int fixedHeight() {
        return shape.get(spec.layout() == Layout.NHWC ? 1 : 2);
    }

    /** Width of a patch where that is fixed; −1 where it is free. */
    public int fixedWidth() {
        return shape.get(spec.layout() == Layout.NHWC ? 2 : 3);
    }

    /** What became of patches; valid while it is shown. */
    public static final class Upscaled {
        private final Port out;
        private final int white;

        private Upscaled(Port out, int white) {
            this.out = out;
            this.white = white;
        }

        /** A value in [0, white] of the larger patch; channels in the order red, green, blue. */
        public int at(int patch, int y, int x, int channel) {
            return out.at(patch, y, x, channel, white);
        }

        /** Whether {@link #row} gives what {@link #at} does; it is much faster. */
        public boolean hasRows() {
            return white == 255 && out.isPlain();
        }

        /** Some pixels of a row of the larger patch, all channels of each together. */
        public void row(int patch, int y, int x, int pixels, short[] into, int at) {
            out.row(patch, y, x, pixels, into, at);
        }
    }

    /** Takes what was made before the next run overwrites it. */
    @FunctionalInterface
    public interface Sink {
        void take(Upscaled upscaled);
    }

    /** Runs once. @throws IllegalStateException where ONNX Runtime fails, or gives another size than the manifest says */
    public void run(Patches patches, Sink sink) {
        with(ports -> {
            Port out = wide && patches.white() > 255 ? ports.raw() : ports.out();
            run(ports.in(), out, patches);
            sink.take(new Upscaled(out, patches.white()));
            return out;
        });
        if (least == null || patches.pixels() < least.pixels()) {
            least = patches.black();
        }
    }

    private <T> T with(Function<Ports, T> run) {
        lull.begins();
        try {
            Ports ports = Optional.ofNullable(idle.poll()).orElseGet(() -> Ports.of(spec, wide));
            try {
                return run.apply(ports);
            } finally {
                idle.add(ports);
            }
        } finally {
            lull.ends();
        }
    }

    private void run(Port in, Port out, Patches patches) {
        fill(in, out, patches);
        graph.run(in, out);
    }

    private void fill(Port in, Port out, Patches patches) {
        in.fill(patches);
        out.resize(patches.count(), patches.height() * spec.scale(), patches.width() * spec.scale());
    }

    /**
     * Runs once on numbers as the file has them.
     *
     * @param shape  of the input, in the file's order of axes and as its manifest allows
     * @param values little-endian, of the file's type
     * @return those of the output, little-endian
     * @throws IllegalStateException as above
     */
    public ByteBuffer run(long[] shape, ByteBuffer values) {
        boolean nhwc = spec.layout() == Layout.NHWC;
        int height = Math.toIntExact(shape[nhwc ? 1 : 2]);
        int width = Math.toIntExact(shape[nhwc ? 2 : 3]);
        return with(ports -> {
            ports.in().resize(Math.toIntExact(shape[0]), height, width);
            ports.in().write(values, spec.takes());
            ports.out().resize(Math.toIntExact(shape[0]), height * spec.scale(), width * spec.scale());
            graph.run(ports.in(), ports.out());
            return ports.out().read();
        });
    }

    /** Lets go what is there for further runs only. What fails is told: nobody waits for it. */
    void rest() {
        idle.clear();
        if (least == null || graph.isClosed()) {
            return;
        }
        try {
            turns.execute(() -> {
                Ports ports = Ports.of(spec, wide);
                fill(ports.in(), ports.out(), least);
                graph.shrink(ports.in(), ports.out());
            });
        } catch (RuntimeException | Error fault) {
            LOG.warnf(fault, "%s is not used, and keeps its memory: %s", ref, fault.getMessage());
        }
    }

    @Override
    public void close() {
        idle.clear();
        graph.close();
    }
}
