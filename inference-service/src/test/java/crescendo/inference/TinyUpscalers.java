package crescendo.inference;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.runtime.upscaler.UpscalerFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;

/** Upscalers as they are published, and open. */
public final class TinyUpscalers {
    private static final OnnxRuntime CPU = OnnxRuntime.on(Device.Wish.CPU, 1, false);
    private static final int SIDE = 12;

    private TinyUpscalers() {}

    /** The caller closes it. */
    public static Upscaler open(TinyUpscaler network) {
        return open(network, new ModelFile.InMemory(network.onnx()));
    }

    /** As the manifest of a network says. @param onnx its file, or one that differs in what the manifest does not tell */
    public static Upscaler open(TinyUpscaler network, ModelFile onnx) {
        return open(network, onnx, CPU, Runnable::run);
    }

    /** The same in a runtime of one's own. @param turns for what it runs on its own account */
    public static Upscaler open(TinyUpscaler network, ModelFile onnx, OnnxRuntime runtime, Executor turns) {
        return UpscalerFile.open(runtime, onnx, manifest("tiny", 1, network, new byte[0]), 1, turns);
    }

    /** With the golden sample that the network really gives. */
    public static Publication published(String model, long imagesShown, TinyUpscaler network) {
        int side = network.side() < 0 ? SIDE : network.side();
        int channels = network.colours().channels();
        int large = side * network.scale();
        byte[] images = new byte[side * side * channels];
        new Random(imagesShown).nextBytes(images);
        byte[] upscaled = new byte[large * large * channels];
        try (Upscaler upscaler = open(network)) {
            Patches.Samples samples = (patch, y, x, channel) -> images[(y * side + x) * channels + channel] & 0xff;
            upscaler.run(new Patches(1, side, side, 255, samples), made -> {
                for (int i = 0; i < upscaled.length; i++) {
                    upscaled[i] = (byte) made.at(0, i / channels / large, i / channels % large, i % channels);
                }
            });
        }
        byte[] golden = Safetensors.encode(Map.of(
                "images", Tensor.of(images, 1, side, side, channels),
                "upscaled", Tensor.of(upscaled, 1, large, large, channels)));
        return new Publication(manifest(model, imagesShown, network, golden), network.onnx(), golden);
    }

    /** The same, lying there between two others. */
    public static Publication between(Publication one, double alpha) {
        List<VersionRef> parents = List.of(VersionRef.parse("pixels@v1"), VersionRef.parse("sharp@v2"));
        VersionManifest manifest = one.manifest();
        return new Publication(
                manifest.with(new VersionManifest.Lineage(
                        Map.of(), Map.of(), parents, manifest.lineage().recipe(), Optional.of(alpha))),
                one.onnx(),
                one.golden());
    }

    private static List<Port> outputs(TinyUpscaler network) {
        List<Integer> shape = network.shape(network.scale());
        Port upscaled = new Port("upscaled", network.values().type(), shape);
        return network.unrounded() ? List.of(upscaled, new Port("raw", "float32", shape)) : List.of(upscaled);
    }

    private static VersionManifest manifest(String model, long imagesShown, TinyUpscaler network, byte[] golden) {
        byte[] onnx = network.onnx();
        Name name = new Name(model);
        String type = network.values().type();
        return new VersionManifest(
                        VersionManifest.SCHEMA_VERSION,
                        name,
                        VersionRef.of(name, name, imagesShown).version(),
                        "rrdb",
                        name,
                        new VersionManifest.At(imagesShown, imagesShown, 32, Phase.Kind.STABLE, 1, true),
                        List.of(new Port("images", type, network.shape(1))),
                        outputs(network),
                        Map.of(
                                VersionManifest.UPSCALER,
                                new FileRef(Digest.of(onnx), onnx.length, "application/octet-stream"),
                                VersionManifest.GOLDEN,
                                new FileRef(Digest.of(golden), golden.length, "application/octet-stream")),
                        Optional.of(new Golden(0, 1)),
                        List.of(),
                        new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), Digest.of(onnx)),
                        Optional.empty(),
                        Map.of())
                .with(network.spec());
    }
}
