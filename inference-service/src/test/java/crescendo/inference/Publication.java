package crescendo.inference;

import crescendo.contracts.Digest;
import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.runtime.Device;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.runtime.Signature;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A version as a trainer publishes it: its manifest and the bytes of its files.
 *
 * @param golden what {@code golden.safetensors} holds
 */
public record Publication(VersionManifest manifest, byte[] onnx, byte[] golden) {
    private static final long GOLDEN_SEED = 1;
    private static final int GOLDEN_COUNT = 5;
    private static final OnnxRuntime CPU = OnnxRuntime.on(Device.Wish.CPU, 1, false);

    /** With the golden sample that the network really gives. */
    public static Publication of(String model, long imagesShown, TinyGenerator network) {
        Signature signature = signature(network);
        float[] latents = Latents.normal(GOLDEN_SEED, 0, GOLDEN_COUNT, network.latentSize());
        byte[] images = new byte[GOLDEN_COUNT * signature.imageBytes()];
        byte[] onnx = network.onnx();
        try (Generator generator = Generator.open(CPU, new ModelFile.InMemory(onnx), signature, GOLDEN_COUNT)) {
            Input input = new Input(latents, labels(GOLDEN_SEED, 0, GOLDEN_COUNT, network.classes()));
            Rows.generate(generator, input, 0, GOLDEN_COUNT, images);
            return of(
                    model,
                    imagesShown,
                    network,
                    golden(signature, input, images, generator.all(input).raw()));
        }
    }

    /** With a golden sample of any bytes. */
    public static Publication of(String model, long imagesShown, TinyGenerator network, byte[] golden) {
        byte[] onnx = network.onnx();
        int side = Math.max(network.resolution(), network.width());
        List<Integer> images = List.of(-1, network.resolution(), network.width(), network.channels());
        Name name = new Name(model);
        VersionRef ref = VersionRef.of(name, name, imagesShown);
        VersionManifest manifest = new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                name,
                ref.version(),
                "progan",
                name,
                new VersionManifest.At(imagesShown, imagesShown / 10, side, Phase.Kind.STABLE, 1, true),
                inputs(network),
                List.of(new Port("images", "uint8", images), new Port("raw", "float32", images)),
                Map.of(
                        VersionManifest.GENERATOR, file(onnx, "application/octet-stream"),
                        VersionManifest.GOLDEN, file(golden, "application/octet-stream")),
                Optional.of(new VersionManifest.Golden(GOLDEN_SEED, GOLDEN_COUNT)),
                classes(network),
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
        return new Publication(manifest, onnx, golden);
    }

    public static byte[] golden(Signature signature, float[] latents, byte[] images, float[] raw) {
        return golden(signature, Input.of(latents), images, raw);
    }

    private static byte[] golden(Signature signature, Input input, byte[] images, float[] raw) {
        long count = input.latents().length / signature.latentSize();
        long[] sides = {count, signature.height(), signature.width(), signature.channels()};
        Map<String, Tensor> tensors = new TreeMap<>(Map.of(
                "latents", Tensor.of(input.latents(), count, signature.latentSize()),
                "images", Tensor.of(images, sides),
                "raw", Tensor.of(raw, sides)));
        if (!signature.classes().isEmpty()) {
            tensors.put("labels", Tensor.of(input.labels(), count));
        }
        return Safetensors.encode(tensors);
    }

    private static List<Port> inputs(TinyGenerator network) {
        Port latents = new Port("latents", "float32", List.of(-1, network.latentSize()));
        return network.classes() == 0 ? List.of(latents) : List.of(latents, new Port("labels", "int64", List.of(-1)));
    }

    private static List<String> classes(TinyGenerator network) {
        return IntStream.range(0, network.classes()).mapToObj(i -> "kind-" + i).toList();
    }

    private static long[] labels(long seed, long first, int count, int classes) {
        return classes == 0 ? new long[0] : Labels.uniform(seed, first, count, classes);
    }

    public static Signature signature(TinyGenerator network) {
        return new Signature(
                network.latentSize(), network.resolution(), network.width(), network.channels(), classes(network));
    }

    /** What the network gives for a seed, in runs of one sample. */
    public byte[] images(long seed, long first, int count) {
        Signature signature = Signature.of(manifest);
        float[] latents = Latents.normal(seed, first, count, signature.latentSize());
        return images(new Input(
                latents, labels(seed, first, count, signature.classes().size())));
    }

    /** What it gives for latents where it knows no classes. */
    public byte[] images(float[] latents) {
        return images(Input.of(latents));
    }

    private byte[] images(Input input) {
        Signature signature = Signature.of(manifest);
        int count = input.rows(signature);
        byte[] images = new byte[count * signature.imageBytes()];
        try (Generator generator = Generator.open(CPU, new ModelFile.InMemory(onnx), signature, 1)) {
            for (int k = 0; k < count; k++) {
                Rows.generate(generator, input, k, 1, images);
            }
        }
        return images;
    }

    private static FileRef file(byte[] bytes, String mediaType) {
        return new FileRef(Digest.of(bytes), bytes.length, mediaType);
    }
}
