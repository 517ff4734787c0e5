package crescendo.cli.extractor;

import crescendo.measure.extractor.Naming;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which of an extractor's ports is what, as a person says it. */
final class PortOptions {
    @Option(
            names = "--input",
            paramLabel = "PORT",
            description = "The extractor's input for images (default: its only one).")
    private Optional<String> images;

    @Option(
            names = "--features",
            paramLabel = "PORT",
            description = "Its output with features (default with a preset: the one of 2048).")
    private Optional<String> features;

    @Option(
            names = "--logits",
            paramLabel = "PORT",
            description = "Its output with logits of classes (default with a preset: the one of 1008 or 1000).")
    private Optional<String> logits;

    Naming naming() {
        return new Naming(images, logits, features);
    }
}
