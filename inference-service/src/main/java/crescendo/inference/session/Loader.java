package crescendo.inference.session;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.RunLimit;
import crescendo.inference.runtime.Signature;
import crescendo.inference.runtime.WarmUp;
import java.util.function.Function;

/** Fetches a version of a generator, opens it, and compares what it says with what it said when it was published. */
public final class Loader implements Function<VersionManifest, Generator> {
    private final OnnxRuntime runtime;
    private final Function<FileRef, ModelFile> fetch;
    private final RunLimit batch;
    private final int cores;

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
        this.runtime = runtime;
        this.fetch = fetch;
        this.batch = batch;
        this.cores = cores;
    }

    /**
     * Opens a version; the caller closes it.
     *
     * @throws Refusal          where it is not fit to be served, with the reason
     * @throws StoreUnavailable where the store is away: worth another try
     */
    @Override
    public Generator apply(VersionManifest manifest) {
        try (ModelFile onnx = fetch.apply(manifest.file(VersionManifest.GENERATOR));
                ModelFile tensors = fetch.apply(manifest.file(VersionManifest.GOLDEN))) {
            Signature signature = Signature.of(manifest);
            GoldenSample golden = GoldenSample.read(tensors.bytes(), signature);
            return proven(fastest(onnx, signature), golden);
        } catch (StoreUnavailable away) {
            throw away;
        } catch (RuntimeException fault) {
            throw new Refusal(manifest.ref(), fault.getMessage(), fault);
        } catch (Error fault) { // such as no memory for it: the old one stays, and is told of
            throw new Refusal(manifest.ref(), "it cannot be loaded here: " + fault, fault);
        }
    }

    private Generator fastest(ModelFile onnx, Signature signature) {
        Generator alone = opened(runtime, onnx, signature, 1);
        if (cores == 1 || !WarmUp.coresMayPay(alone.nanosPerSample())) {
            return alone;
        }
        try {
            Generator together = opened(runtime.with(cores), onnx, signature, cores);
            boolean pays = WarmUp.coresPay(WarmUp.sideBySide(alone, cores), together.nanosPerSample());
            (pays ? alone : together).close();
            return pays ? together : alone;
        } catch (RuntimeException | Error fault) {
            alone.close();
            throw fault;
        }
    }

    private Generator opened(OnnxRuntime threads, ModelFile onnx, Signature signature, int places) {
        Generator generator = Generator.open(threads, onnx, signature, batch.samples(signature), places);
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
