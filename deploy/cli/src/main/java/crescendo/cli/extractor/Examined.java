package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.contracts.Digest;
import crescendo.contracts.model.ExtractorImport;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.measure.extractor.Extractor;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.extractor.Naming;
import crescendo.measure.extractor.Presets;
import crescendo.measure.extractor.SelfTest;
import crescendo.measure.onnx.FilePorts;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A file that was opened, asked for its ports, and run. */
final class Examined {
    private static final int BATCH = 4;
    private static final String MEDIA_TYPE = "application/octet-stream";

    private Examined() {}

    /** @throws Complaint where the file is no such extractor, with the reason */
    static ExtractorImport of(Path file, byte[] onnx, Naming naming, ImageInput input, Optional<Presets> preset) {
        OnnxRuntime runtime = new OnnxRuntime(Runtime.getRuntime().availableProcessors(), BATCH);
        Digest digest = Digest.of(onnx);
        try {
            ExtractorSpec spec = naming.of(FilePorts.of(runtime, file.toString(), onnx), input, preset);
            ExtractorRef ref = ExtractorRef.of(file.toString(), digest, Optional.of(spec));
            try (Extractor extractor = new Extractor(runtime, ref, ref.ports(), onnx)) {
                SelfTest.require(extractor);
                return new ExtractorImport(
                        new FileRef(digest, onnx.length, MEDIA_TYPE),
                        spec,
                        extractor.classes(),
                        extractor.features(),
                        preset.map(known -> Map.of("preset", known.name())).orElse(Map.of()));
            }
        } catch (UnusableNetwork refused) {
            String reason = refused.getMessage();
            throw new Complaint(
                    ExitCode.FAILED, reason.contains(file.toString()) ? reason : file + ": " + reason, refused);
        }
    }
}
