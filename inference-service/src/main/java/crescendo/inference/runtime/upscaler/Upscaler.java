package crescendo.inference.runtime.upscaler;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.runtime.Network;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * An upscaler that is open in ONNX Runtime. Many threads may run it at once; each run has memory of its own, which is used again, and
 * is let go when there was no run for a minute or two.
 */
public final class Upscaler implements Network {
    private static final Logger LOG = Logger.getLogger(Upscaler.class);

    private final Graph graph;
    private final UpscalerSpec spec;
    private final List<Integer> shape;
    private final boolean wide;
    private final VersionRef ref;
    private final int places;
    private final Executor turns;
    private final Optional<Upscaler> sideBySide;
    private final Queue<Ports> idle = new ConcurrentLinkedQueue<>();
    private final Lull lull = new Lull(CompletableFuture.delayedExecutor(1, TimeUnit.MINUTES), this::rest);
    private volatile Patches least; // of those that it was run on

    /**
     * @param graph with the inputs and outputs that are to be run
     * @param shape of its input
     * @param wide  whether numbers from 0 to 255 are taken where the manifest has bytes, and those behind the bytes given too
     * @param places that one run takes of those that there are for runs at once
     * @param turns run one thing at a time: what this runs on its own account
     */
    Upscaler(
            Graph graph,
            UpscalerSpec spec,
            List<Integer> shape,
            boolean wide,
            VersionRef ref,
            int places,
            Executor turns) {
        this(graph, spec, shape, wide, ref, places, turns, Optional.empty());
    }

    private Upscaler(
            Graph graph,
            UpscalerSpec spec,
            List<Integer> shape,
            boolean wide,
            VersionRef ref,
            int places,
            Executor turns,
            Optional<Upscaler> sideBySide) {
        this.graph = graph;
        this.spec = spec;
        this.shape = shape;
        this.wide = wide;
        this.ref = ref;
        this.places = places;
        this.turns = turns;
        this.sideBySide = sideBySide;
    }

    /** The same in the place of this one, with another for runs side by side. Nobody runs or closes either but by what is given. */
    public Upscaler with(Upscaler forRunsSideBySide) {
        return new Upscaler(graph, spec, shape, wide, ref, places, turns, Optional.of(forRunsSideBySide));
    }

    /** The same network for runs side by side, which take fewer places each; closed with this one. Nothing where it does not pay. */
    public Optional<Upscaler> sideBySide() {
        return sideBySide;
    }

    public UpscalerSpec spec() {
        return spec;
    }

    /** Places that one run takes of those that there are for runs at once. */
    public int places() {
        return places;
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

    /** Runs in a turn of its own for both, the bytes and the numbers behind them. */
    Ports tried(Patches small) {
        Ports ports = Ports.of(spec, wide);
        turns.execute(() -> {
            run(ports.in(), ports.out(), small);
            run(ports.in(), ports.raw(), small);
        });
        return ports;
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
        try {
            sideBySide.ifPresent(Upscaler::close);
        } finally {
            graph.close();
        }
    }
}
