package crescendo.inference.runtime.upscaler;

import ai.onnxruntime.OrtException;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * How an upscaler's file is opened. One that was exported here takes bytes and gives bytes, with conversions inside of it. It gives
 * the numbers behind its bytes too, and is opened so that it takes numbers: so it does with pictures of 16 bits what it does with
 * those of 8, and all their bits come through. Where that does not work it is opened as it stands, as all others are.
 */
public final class UpscalerFile {
    private static final Logger LOG = Logger.getLogger(UpscalerFile.class);

    private final OnnxRuntime runtime;
    private final VersionManifest manifest;
    private final UpscalerSpec spec;
    private final List<Integer> shape;
    private final int places;
    private final Executor turns;

    private UpscalerFile(OnnxRuntime runtime, VersionManifest manifest, int places, Executor turns) {
        this.runtime = runtime;
        this.manifest = manifest;
        this.spec = manifest.upscaler()
                .orElseThrow(() -> new IllegalArgumentException("upscaler: the manifest does not say how it is used"));
        this.shape = shape(manifest, spec);
        this.places = places;
        this.turns = turns;
    }

    /**
     * Opens an ONNX file.
     *
     * @param onnx   changed meanwhile, and as it was then
     * @param places that one run takes of those that there are for runs at once: those of the cores that it keeps busy
     * @param turns  run one thing at a time as they are given it, before they return, beside what they run for others: what this
     *              runs on its own account
     * @throws IllegalArgumentException where the manifest does not say how it is used, ONNX Runtime does not take it, or it has
     *                                  other inputs and outputs
     * @throws Unproven                 where it could not be tried whether it keeps the bits of 16, for the moment
     */
    public static Upscaler open(
            OnnxRuntime runtime, ModelFile onnx, VersionManifest manifest, int places, Executor turns) {
        UpscalerFile file = new UpscalerFile(runtime, manifest, places, turns);
        Optional<WideInput> input =
                file.isOwn() ? WideInput.in(onnx, file.spec.images(), UpscalerSpec.RAW) : Optional.empty();
        return input.isPresent() ? file.openOwn(onnx, input.get()) : file.open(onnx, false);
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

    /** Whether it is used as those are that were exported here. */
    private boolean isOwn() {
        int channels = spec.colours().channels();
        return spec.equals(UpscalerSpec.own(spec.scale(), channels, spec.overlap()))
                && shape.equals(List.of(-1, -1, -1, channels));
    }

    private Upscaler openOwn(ModelFile onnx, WideInput input) {
        ModelFile widened = input.widened(onnx);
        try {
            Upscaler upscaler = open(widened, true);
            if (tried(upscaler, Trial::roundsItsNumbers)) {
                input.narrowed(widened);
                return upscaler;
            }
            upscaler.close();
        } catch (IllegalArgumentException otherwise) { // its bytes are read where we do not look, such as in a loop
            LOG.warnf(
                    otherwise, "%s is opened as it is, and has 256 levels: %s", manifest.ref(), otherwise.getMessage());
        } catch (IllegalStateException failure) {
            return openUntried(input.narrowed(widened), failure);
        }
        return open(input.narrowed(widened), false);
    }

    // With bytes it computes the same: where it can do that, the failure was none of the file's.
    private Upscaler openUntried(ModelFile onnx, IllegalStateException failure) {
        Upscaler upscaler = open(onnx, false);
        if (tried(upscaler, Trial::runs)) {
            upscaler.close();
            throw new Unproven("it could not be tried with numbers for bytes: " + failure.getMessage(), failure);
        }
        LOG.warnf(failure, "%s takes no small picture, and has 256 levels: %s", manifest.ref(), failure.getMessage());
        return upscaler;
    }

    /** What a trial says; the network is closed where it fails. */
    private static boolean tried(Upscaler upscaler, Predicate<Trial> asked) {
        try {
            return asked.test(new Trial(upscaler));
        } catch (RuntimeException | Error fault) {
            upscaler.close();
            throw fault;
        }
    }

    /** @param wide whether it takes numbers where its manifest has bytes */
    private Upscaler open(ModelFile onnx, boolean wide) {
        return new Upscaler(withItsPorts(graph(onnx)), spec, shape, wide, manifest.ref(), places, turns);
    }

    private Graph graph(ModelFile onnx) {
        try {
            return new Graph(runtime, runtime.openForManyShapes(onnx));
        } catch (OrtException e) {
            throw new IllegalArgumentException("ONNX Runtime does not take the file: " + e.getMessage(), e);
        }
    }

    private Graph withItsPorts(Graph graph) {
        Set<String> inputs = graph.inputs();
        Set<String> outputs = graph.outputs();
        if (!inputs.equals(Set.of(spec.images())) || !outputs.contains(spec.upscaled())) {
            graph.close();
            throw new IllegalArgumentException("the file takes " + inputs + " and gives " + outputs
                    + "; by its manifest it takes " + spec.images() + " and gives " + spec.upscaled());
        }
        return graph;
    }
}
