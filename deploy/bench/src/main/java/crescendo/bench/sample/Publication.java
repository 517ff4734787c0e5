package crescendo.bench.sample;

import crescendo.bench.workplace.Workplace;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A generator as a version of a model, published as a trainer would: blobs, manifest, event. */
public record Publication(Name model, FreshGenerator generator, long imagesShown) {
    public static final int GOLDEN_COUNT = 4;
    public static final long GOLDEN_SEED = 1;

    private static final Name JOB = Name.of("bench");

    /** @param golden latents of the golden seed and what the file makes of them */
    public void publish(byte[] onnx, Map<String, Tensor> golden, Bucket bucket, Workplace workplace) {
        Blobs blobs = new Blobs(bucket);
        VersionManifest manifest = manifest(Map.of(
                VersionManifest.GENERATOR, stored(blobs, onnx, "application/onnx"),
                VersionManifest.GOLDEN, stored(blobs, Safetensors.encode(golden), "application/safetensors")));
        workplace.publish(manifest, bucket);
    }

    private static FileRef stored(Blobs blobs, byte[] content, String mediaType) {
        return new FileRef(blobs.put(content), content.length, mediaType);
    }

    private VersionManifest manifest(Map<String, FileRef> files) {
        int side = generator.resolution();
        List<Integer> image = List.of(-1, side, side, generator.network().colours());
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                model,
                version(),
                "progan",
                JOB,
                new At(imagesShown, imagesShown, side, Phase.Kind.STABLE, 1, true),
                List.of(new Port(
                        "latents", "float32", List.of(-1, generator.network().latentSize()))),
                List.of(new Port("images", "uint8", image), new Port("raw", "float32", image)),
                files,
                Optional.of(new Golden(GOLDEN_SEED, GOLDEN_COUNT)),
                List.of(),
                new Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
    }

    /** The name of the version. */
    public Name version() {
        return VersionRef.of(model, JOB, imagesShown).version();
    }
}
