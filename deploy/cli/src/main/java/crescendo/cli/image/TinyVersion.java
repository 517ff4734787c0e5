package crescendo.cli.image;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.client.log.EventLog;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Safetensors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A {@link TinyGenerator} as a version of a model, published as a trainer does: blobs, manifest, event. */
final class TinyVersion {
    static final Name MODEL = Name.of("tiny");

    private TinyVersion() {}

    static void publish(Bucket bucket, EventLog log) {
        Blobs blobs = new Blobs(bucket);
        VersionManifest manifest = manifest(Map.of(
                VersionManifest.GENERATOR, stored(blobs, TinyGenerator.onnx(), "application/onnx"),
                VersionManifest.GOLDEN,
                        stored(blobs, Safetensors.encode(TinyGenerator.golden()), "application/safetensors")));
        new Models(bucket).create(manifest);
        log.send(new CheckpointPublished(VersionManifest.SCHEMA_VERSION, manifest));
    }

    private static FileRef stored(Blobs blobs, byte[] content, String mediaType) {
        return new FileRef(blobs.put(content), content.length, mediaType);
    }

    private static VersionManifest manifest(Map<String, FileRef> files) {
        int side = TinyGenerator.SIDE;
        List<Integer> image = List.of(-1, side, side, TinyGenerator.COLOURS);
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                MODEL,
                VersionRef.of(MODEL, MODEL, 1).version(),
                "progan",
                MODEL,
                new At(1, 1, side, Phase.Kind.STABLE, 1, true),
                List.of(new Port("latents", "float32", List.of(-1, TinyGenerator.LATENT))),
                List.of(new Port("images", "uint8", image), new Port("raw", "float32", image)),
                files,
                Optional.of(new Golden(TinyGenerator.GOLDEN_SEED, TinyGenerator.GOLDEN_COUNT)),
                List.of(),
                new Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
    }
}
