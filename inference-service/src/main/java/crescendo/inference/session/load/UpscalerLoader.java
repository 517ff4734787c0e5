package crescendo.inference.session.load;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.runtime.upscaler.UpscalerFile;
import crescendo.inference.session.Refusal;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** Fetches a version of an upscaler, opens it, and compares what it makes with what it made when it was published; then warms it up. */
public final class UpscalerLoader implements Function<VersionManifest, Upscaler> {
    private final OnnxRuntime runtime;
    private final Function<FileRef, ModelFile> fetch;
    private final Consumer<Upscaler> warmUp;
    private final Executor turns;

    /**
     * @param fetch  a file, checked against its digest
     * @param warmUp runs it in the shapes that users will meet
     * @param turns  run one thing at a time as they are given it, beside what they run for others: its golden sample, and what
     *               the network runs on its own account
     */
    public UpscalerLoader(
            OnnxRuntime runtime, Function<FileRef, ModelFile> fetch, Consumer<Upscaler> warmUp, Executor turns) {
        this.runtime = runtime;
        this.fetch = fetch;
        this.warmUp = warmUp;
        this.turns = turns;
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
            return proven(UpscalerFile.open(runtime, onnx, manifest, turns), golden.bytes());
        }
    }

    private Upscaler proven(Upscaler upscaler, byte[] golden) {
        try {
            compare(upscaler, Safetensors.decode(golden));
            warmUp.accept(upscaler);
            return upscaler;
        } catch (RuntimeException | Error fault) {
            upscaler.close();
            throw fault;
        }
    }

    // One by one: a network may take no more of them at once, and each is small.
    private void compare(Upscaler upscaler, Map<String, Tensor> golden) {
        Tensor images = tensor(golden, "images");
        Tensor upscaled = tensor(golden, "upscaled");
        long[] shape = images.shape();
        int scale = upscaler.spec().scale();
        long[] larger = {shape[0], shape[1] * scale, shape[2] * scale, shape[3]};
        if (shape[3] != upscaler.spec().colours().channels() || !Arrays.equals(upscaled.shape(), larger)) {
            throw new IllegalArgumentException("golden sample: " + images + " and " + upscaled
                    + " are not what goes into and comes out of " + upscaler.spec());
        }
        byte[] small = images.bytes();
        int size = Math.toIntExact(larger[1] * larger[2] * larger[3]);
        for (int image = 0; image < shape[0]; image++) {
            int from = image * size;
            byte[] wanted = Arrays.copyOfRange(upscaled.bytes(), from, from + size);
            GoldenSample.compareImages(wanted, made(upscaler, small, image, shape, size));
        }
    }

    private byte[] made(Upscaler upscaler, byte[] small, int image, long[] shape, int size) {
        int height = (int) shape[1];
        int width = (int) shape[2];
        int channels = (int) shape[3];
        int patches = Math.max(1, upscaler.fixedCount());
        byte[] made = new byte[size];
        Patches.Samples samples =
                (patch, y, x, channel) -> small[((image * height + y) * width + x) * channels + channel] & 0xff;
        int wide = width * upscaler.spec().scale();
        turns.execute(() -> upscaler.run(new Patches(patches, height, width, 255, samples), upscaled -> {
            for (int i = 0; i < size; i++) {
                made[i] = (byte) upscaled.at(0, i / channels / wide, i / channels % wide, i % channels);
            }
        }));
        return made;
    }

    private static Tensor tensor(Map<String, Tensor> golden, String name) {
        Tensor tensor = golden.get(name);
        if (tensor == null || tensor.type() != Tensor.Type.U8 || tensor.shape().length != 4) {
            throw new IllegalArgumentException("golden sample: " + name + " must be there as four axes of U8; there is "
                    + (tensor == null ? "only " + golden.keySet() : tensor));
        }
        return tensor;
    }
}
