package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.cli.NetworkFile;
import crescendo.cli.ask.Target;
import crescendo.contracts.Digest;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.measure.extractor.ExtractorRef;
import crescendo.measure.extractor.Naming;
import crescendo.measure.extractor.Presets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An extractor as a person names it, not opened yet.
 *
 * @param said a file, or a registered model with or without a version or an alias
 * @param preset of a file that is not ours
 * @param naming of its ports
 * @param classes names of those that it tells, in the order of its logits; empty where nobody says them
 */
public record ChosenExtractor(String said, Optional<Presets> preset, Naming naming, List<String> classes) {
    /**
     * Opens.
     *
     * @param target asked for what is no file
     * @throws Complaint where there is no such extractor, with the reason
     */
    public OpenExtractor open(Target target) throws IOException {
        Path file = Path.of(said);
        if (Files.isRegularFile(file)) {
            return ofFile(file, NetworkFile.read(file));
        }
        if (Files.exists(file) || said.endsWith(".onnx") || !said.matches(Registered.NAME)) {
            throw Complaint.failed("--extractor: " + said + " is no file");
        }
        if (preset.isPresent()) {
            throw Complaint.failed("--extractor: " + said
                    + " is no file; --preset is for files, a registered extractor is" + " used as it was imported");
        }
        Registered registered = Registered.find(said, target);
        return new OpenExtractor(
                registered.ref(), registered.onnx(), classes.isEmpty() ? registered.classes() : classes);
    }

    private OpenExtractor ofFile(Path file, byte[] onnx) {
        Optional<ExtractorSpec> spec = preset.map(
                known -> Examined.of(file, onnx, naming, known.input(), preset).spec());
        try {
            return new OpenExtractor(ExtractorRef.of("the extractor " + file, Digest.of(onnx), spec), onnx, classes);
        } catch (Complaint refused) {
            if (spec.isPresent()) {
                throw refused;
            }
            throw new Complaint(
                    ExitCode.FAILED,
                    refused.getMessage() + "; a file that is not ours takes --preset "
                            + String.join(" or ", Presets.names()),
                    refused);
        }
    }
}
