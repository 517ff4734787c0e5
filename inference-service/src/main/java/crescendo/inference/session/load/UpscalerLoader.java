package crescendo.inference.session.load;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.runtime.upscaler.UpscalerFile;
import crescendo.inference.session.Refusal;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Fetches a version of an upscaler, opens it, and compares what it makes with what it made when it was published; then warms it up, and
 * finds out whether runs of it go on side by side.
 */
public final class UpscalerLoader implements Function<VersionManifest, Upscaler> {
    private static final Logger LOG = Logger.getLogger(UpscalerLoader.class);

    private final OnnxRuntime runtime;
    private final Function<FileRef, ModelFile> fetch;
    private final Function<Upscaler, List<Patches>> usual;
    private final Executor turns;
    private final int cores;
    private final Shares shares;

    /**
     * @param runtime with the threads that every run has
     * @param fetch   a file, checked against its digest
     * @param usual   the runs that users will meet, the shortest first
     * @param turns   run one thing at a time as they are given it, and nothing of pictures beside it: what is run to prove, to
     *                warm and to time a network, and what it runs on its own account
     */
    public UpscalerLoader(
            OnnxRuntime runtime,
            Function<FileRef, ModelFile> fetch,
            Function<Upscaler, List<Patches>> usual,
            Executor turns) {
        this(runtime, fetch, usual, turns, 1);
    }

    /**
     * @param cores of {@code runtime}, all of which a run has, where runs may go on side by side too if the network gains by a core for
     *              each, which is timed; with 1 nothing is
     */
    public UpscalerLoader(
            OnnxRuntime runtime,
            Function<FileRef, ModelFile> fetch,
            Function<Upscaler, List<Patches>> usual,
            Executor turns,
            int cores) {
        this(runtime, fetch, usual, turns, cores, Shares.TIMED);
    }

    UpscalerLoader(
            OnnxRuntime runtime,
            Function<FileRef, ModelFile> fetch,
            Function<Upscaler, List<Patches>> usual,
            Executor turns,
            int cores,
            Shares shares) {
        this.runtime = runtime;
        this.fetch = fetch;
        this.usual = usual;
        this.turns = turns;
        this.cores = cores;
        this.shares = shares;
    }

    /**
     * Opens a version; the caller closes it.
     *
     * @throws Refusal          where it is not fit to be served, with the reason
     * @throws StoreUnavailable where the store is away: worth another try
     */
    @Override
    public Upscaler apply(VersionManifest manifest) {
        return Opening.of(manifest.ref(), () -> open(manifest));
    }

    private Upscaler open(VersionManifest manifest) {
        try (ModelFile onnx = fetch.apply(manifest.file(VersionManifest.UPSCALER));
                ModelFile golden = fetch.apply(manifest.file(VersionManifest.GOLDEN))) {
            Candidate candidate = new Candidate(onnx, manifest, GoldenPicture.read(golden.bytes()));
            Upscaler together = candidate.proven(runtime, cores);
            return cores > 1 ? faster(together, candidate) : together;
        }
    }

    /** A version that may be opened in several ways. */
    private final class Candidate {
        private final ModelFile onnx;
        private final VersionManifest manifest;
        private final GoldenPicture golden;

        private Candidate(ModelFile onnx, VersionManifest manifest, GoldenPicture golden) {
            this.onnx = onnx;
            this.manifest = manifest;
            this.golden = golden;
        }

        private Upscaler proven(OnnxRuntime threads, int places) {
            Upscaler upscaler = UpscalerFile.open(threads, onnx, manifest, places, turns);
            try {
                golden.compareWith(upscaler, turns);
                usual.apply(upscaler).forEach(run -> turns.execute(() -> upscaler.run(run, made -> {})));
                return upscaler;
            } catch (RuntimeException | Error fault) {
                upscaler.close();
                throw fault;
            }
        }
    }

    private Upscaler faster(Upscaler together, Candidate candidate) {
        try {
            return shares.mayBeSideBySide(cores * nanos(together))
                    ? faster(together, candidate.proven(runtime.with(1), 1))
                    : together;
        } catch (RuntimeException | Error fault) {
            LOG.warnf(fault, "runs have all cores, since one for each cannot be tried: %s", fault.getMessage());
            return together;
        }
    }

    private long nanos(Upscaler together) {
        long[] took = {0};
        turns.execute(
                () -> took[0] = Shares.nanos(together, usual.apply(together).get(0)));
        return took[0];
    }

    private Upscaler faster(Upscaler together, Upscaler alone) {
        boolean[] pays = {false};
        try {
            Patches shortest = usual.apply(alone).get(0);
            turns.execute(() -> pays[0] = shares.areSideBySide(alone, together, shortest));
        } finally {
            if (!pays[0]) {
                Opening.letGo(alone);
            }
        }
        return pays[0] ? together.with(alone) : together;
    }
}
