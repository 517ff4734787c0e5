package crescendo.bench.upscale;

import crescendo.bench.workplace.Workplace;
import crescendo.cli.Complaint;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.schedule.Phase;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.upscaler.Hints;
import crescendo.measure.upscaler.Probe;
import crescendo.measure.upscaler.Probed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An upscaler out of a file, and how it is used. */
public record BroughtUpscaler(Probed probed, byte[] onnx) {
    static final Name MODEL = Name.of("bench");

    /** @throws Complaint where the file is no upscaler, with the reason */
    public static BroughtUpscaler of(Path file, Hints hints) throws IOException {
        byte[] onnx = Files.readAllBytes(file);
        try {
            OnnxRuntime runtime = new OnnxRuntime(Runtime.getRuntime().availableProcessors(), 1);
            return new BroughtUpscaler(Probe.of(runtime, file.toString(), onnx, hints), onnx);
        } catch (UnusableNetwork refused) {
            throw Complaint.failed(refused.getMessage());
        }
    }

    /** Makes it a version of a model, as the import does. */
    public void publish(Bucket bucket, Workplace workplace) {
        Blobs blobs = new Blobs(bucket);
        VersionManifest manifest = manifest(Map.of(
                VersionManifest.UPSCALER, stored(blobs, onnx),
                VersionManifest.GOLDEN, stored(blobs, probed.golden())));
        workplace.publish(manifest, bucket);
    }

    private static FileRef stored(Blobs blobs, byte[] content) {
        return new FileRef(blobs.put(content), content.length, "application/octet-stream");
    }

    private VersionManifest manifest(Map<String, FileRef> files) {
        return new VersionManifest(
                        VersionManifest.SCHEMA_VERSION,
                        MODEL,
                        VersionRef.of(MODEL, MODEL, 1).version(),
                        "upscaler",
                        MODEL,
                        new At(1, 1, 64, Phase.Kind.STABLE, 1, true),
                        List.of(probed.input()),
                        List.of(probed.output()),
                        files,
                        Optional.of(new Golden(0, 1)),
                        List.of(),
                        new Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                        Optional.empty(),
                        Map.of())
                .with(probed.spec());
    }
}
