package crescendo.inference.session.load;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.RunLimit;
import crescendo.inference.runtime.Signature;
import crescendo.inference.runtime.WarmUp;
import crescendo.inference.runtime.blend.WideLabels;
import crescendo.inference.session.Refusal;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Fetches a version of a generator, opens it, and compares what it says with what it said when it was published. */
public final class Loader implements Function<VersionManifest, Generator> {
    private static final Logger LOG = Logger.getLogger(Loader.class);

    private final OnnxRuntime runtime;
    private final Function<FileRef, ModelFile> fetch;
    private final RunLimit batch;
    private final int cores;
    private final Trial trial;
    private final boolean blends;

    /** Whether a run is to have all cores in place of one. */
    interface Trial {
        Trial TIMED = new Trial() {
            @Override
            public boolean mayPay(Generator alone) {
                return WarmUp.coresMayPay(alone.nanosPerSample());
            }

            @Override
            public boolean pays(Generator alone, Generator together) {
                double sideBySide = WarmUp.sideBySide(alone, together.places());
                boolean pays = WarmUp.coresPay(sideBySide, together.nanosPerSample());
                LOG.infof(
                        "a sample takes %.1f ms of a core in runs with a core each, %.1f ms of all in runs with all: %s",
                        sideBySide / 1e6, together.nanosPerSample() / 1e6, pays ? "a run has all" : "a run has one");
                return pays;
            }
        };

        /** Whether it is worth a try. */
        boolean mayPay(Generator alone);

        boolean pays(Generator alone, Generator together);
    }

    /**
     * @param runtime with the threads that every run has
     * @param fetch   a file, checked against its digest
     * @param batch   samples of one run at most
     */
    public Loader(OnnxRuntime runtime, Function<FileRef, ModelFile> fetch, RunLimit batch) {
        this(runtime, fetch, batch, 1);
    }

    /**
     * @param cores that a run may have instead, all of them, where the generator gains by it, which is timed; with 1 nothing is
     */
    public Loader(OnnxRuntime runtime, Function<FileRef, ModelFile> fetch, RunLimit batch, int cores) {
        this(runtime, fetch, batch, cores, Trial.TIMED);
    }

    Loader(OnnxRuntime runtime, Function<FileRef, ModelFile> fetch, RunLimit batch, int cores, Trial trial) {
        this(runtime, fetch, batch, cores, trial, false);
    }

    private Loader(
            OnnxRuntime runtime,
            Function<FileRef, ModelFile> fetch,
            RunLimit batch,
            int cores,
            Trial trial,
            boolean blends) {
        this.runtime = runtime;
        this.fetch = fetch;
        this.batch = batch;
        this.cores = cores;
        this.trial = trial;
        this.blends = blends;
    }

    /** One that opens generators to blend their classes, and refuses those that take whole ones only. */
    public Loader blending() {
        return new Loader(runtime, fetch, batch, cores, trial, true);
    }

    /**
     * Opens a version; the caller closes it.
     *
     * @throws Refusal          where it is not fit to be served, with the reason
     * @throws StoreUnavailable where the store is away: worth another try
     */
    @Override
    public Generator apply(VersionManifest manifest) {
        return Opening.of(manifest.ref(), () -> open(manifest));
    }

    private Generator open(VersionManifest manifest) {
        try (ModelFile onnx = fetch.apply(manifest.file(VersionManifest.GENERATOR));
                ModelFile tensors = fetch.apply(manifest.file(VersionManifest.GOLDEN))) {
            Signature signature = Signature.of(manifest);
            GoldenSample golden = GoldenSample.read(tensors.bytes(), signature);
            return proven(fastest(blends ? widened(onnx, signature) : onnx, signature), golden);
        }
    }

    // closed with the one it comes of
    private static ModelFile widened(ModelFile onnx, Signature signature) {
        return WideLabels.of(onnx, signature.classes().size())
                .orElseThrow(() -> new IllegalArgumentException("its file takes whole classes only"));
    }

    private Generator fastest(ModelFile onnx, Signature signature) {
        Generator alone = opened(runtime, onnx, signature, 1);
        if (cores == 1 || !trial.mayPay(alone)) {
            return alone;
        }
        try {
            return faster(alone, opened(runtime.with(cores), onnx, signature, cores));
        } catch (RuntimeException | Error fault) {
            LOG.warnf(fault, "a run has one core, since all cannot be tried: %s", fault.getMessage());
            return alone;
        }
    }

    private Generator faster(Generator alone, Generator together) {
        boolean pays = false;
        try {
            pays = trial.pays(alone, together);
        } finally {
            Opening.letGo(pays ? alone : together);
        }
        return pays ? together : alone;
    }

    private Generator opened(OnnxRuntime threads, ModelFile onnx, Signature signature, int places) {
        int samples = batch.samples(signature);
        Generator generator = blends
                ? Generator.openBlending(threads, onnx, signature, samples, places)
                : Generator.open(threads, onnx, signature, samples, places);
        try {
            return WarmUp.of(generator);
        } catch (RuntimeException | Error fault) {
            generator.close();
            throw fault;
        }
    }

    private static Generator proven(Generator generator, GoldenSample golden) {
        try {
            golden.compareWith(generator);
            return generator;
        } catch (RuntimeException | Error fault) {
            generator.close();
            throw fault;
        }
    }
}
