package crescendo.cli.extractor;

import crescendo.cli.Complaint;
import crescendo.measure.extractor.Naming;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The extractor that a command measures with. */
public final class ExtractorOptions {
    @Option(
            names = "--extractor",
            paramLabel = "EXTRACTOR",
            description =
                    "What tells classes and gives features: an ONNX file, ours or another with its --preset; or, where"
                            + " Crescendo runs, a registered MODEL, MODEL@VERSION or MODEL@ALIAS.")
    private Optional<String> extractor;

    @Option(
            names = "--preset",
            paramLabel = "PRESET",
            description = "How a file that is not ours is used: inception-v3-fid (as pytorch-fid) or"
                    + " inception-v3-compat (as torch-fidelity and TensorFlow 1).")
    private Optional<String> preset;

    @Mixin
    private PortOptions ports = new PortOptions();

    @Option(
            names = "--classes",
            split = ",",
            paramLabel = "CLASS",
            description =
                    "Names of the classes that the extractor tells, in the order of its logits (default: those that"
                            + " a registered one is known to tell); fakes and reals have theirs of their folders.")
    private List<String> classes = List.of();

    /** @throws Complaint where what is said does not fit together */
    public Optional<ChosenExtractor> given() {
        Naming naming = ports.naming();
        if (extractor.isEmpty() && (preset.isPresent() || !naming.equals(Naming.BY_SHAPE) || !classes.isEmpty())) {
            throw Complaint.usage("--extractor: missing; --preset, --input, --features, --logits and --classes say"
                    + " how one is used");
        }
        if (preset.isEmpty() && !naming.equals(Naming.BY_SHAPE)) {
            throw Complaint.usage(
                    "--preset: missing; --input, --features and --logits name ports of a file that is" + " not ours");
        }
        return extractor.map(said -> new ChosenExtractor(said, preset.map(InputOptions::known), naming, classes));
    }
}
