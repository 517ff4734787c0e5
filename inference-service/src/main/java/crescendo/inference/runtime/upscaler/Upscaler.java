package crescendo.inference.runtime.upscaler;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.Network;
import crescendo.inference.runtime.OnnxRuntime;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An upscaler that is open in ONNX Runtime. Many threads may run it at once; each run has memory of its own, which is used again. */
public final class Upscaler implements Network {
    private final OnnxRuntime runtime;
    private final OrtSession session;
    private final UpscalerSpec spec;
    private final List<Integer> shape;
    private final Queue<Ports> idle = new ConcurrentLinkedQueue<>();

    /** The memory of one run at a time. */
    private record Ports(Port in, Port out) {}

    private Upscaler(OnnxRuntime runtime, OrtSession session, UpscalerSpec spec, List<Integer> shape) {
        this.runtime = runtime;
        this.session = session;
        this.spec = spec;
        this.shape = shape;
    }

    /**
     * Opens an ONNX file.
     *
     * @throws IllegalArgumentException where the manifest does not say how it is used, ONNX Runtime does not take it, or it has
     *                                  other inputs and outputs
     */
    public static Upscaler open(OnnxRuntime runtime, ModelFile onnx, VersionManifest manifest) {
        UpscalerSpec spec = manifest.upscaler()
                .orElseThrow(() -> new IllegalArgumentException("upscaler: the manifest does not say how it is used"));
        List<Integer> shape = shape(manifest, spec);
        try {
            Upscaler upscaler = new Upscaler(runtime, runtime.openForManyShapes(onnx), spec, shape);
            upscaler.refuseOtherPorts();
            return upscaler;
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime does not take the file: " + e.getMessage(), e);
        }
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

    private void refuseOtherPorts() {
        Set<String> inputs = session.getInputNames();
        Set<String> outputs = session.getOutputNames();
        if (!inputs.equals(Set.of(spec.images())) || !outputs.contains(spec.upscaled())) {
            close();
            throw new IllegalArgumentException("the file takes " + inputs + " and gives " + outputs
                    + "; by its manifest it takes " + spec.images() + " and gives " + spec.upscaled());
        }
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
        Ports ports = Optional.ofNullable(idle.poll()).orElseGet(this::ports);
        try {
            ports.in.fill(patches);
            ports.out.resize(patches.count(), patches.height() * spec.scale(), patches.width() * spec.scale());
            run(ports);
            sink.take(new Upscaled(ports.out, patches.white()));
        } finally {
            idle.add(ports);
        }
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
        Ports ports = Optional.ofNullable(idle.poll()).orElseGet(this::ports);
        try {
            ports.in.resize(Math.toIntExact(shape[0]), height, width);
            ports.in.write(values);
            ports.out.resize(Math.toIntExact(shape[0]), height * spec.scale(), width * spec.scale());
            run(ports);
            return ports.out.read();
        } finally {
            idle.add(ports);
        }
    }

    private Ports ports() {
        return new Ports(
                new Port(spec.takes(), spec.layout(), spec.colours()),
                new Port(spec.gives(), spec.layout(), spec.colours()));
    }

    private void run(Ports ports) {
        try (OnnxTensor small = ports.in.tensor(runtime.environment());
                OnnxTensor large = ports.out.tensor(runtime.environment())) {
            session.run(Map.of(spec.images(), small), Map.of(spec.upscaled(), large))
                    .close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed: " + e.getMessage(), e);
        }
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
