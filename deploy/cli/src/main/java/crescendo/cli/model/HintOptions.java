package crescendo.cli.model;

import crescendo.cli.Complaint;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person says of a file of either kind; the rest is found out. */
final class HintOptions {
    @Option(
            names = "--input",
            paramLabel = "PORT",
            description = "The file's input (default: its only one; of a generator the latents).")
    Optional<String> input = Optional.empty();

    @Option(names = "--output-port", paramLabel = "PORT", description = "The file's output (default: its only image).")
    Optional<String> output = Optional.empty();

    @Option(names = "--layout", paramLabel = "LAYOUT", description = "Of the axes: nchw or nhwc (default: tried).")
    Optional<Layout> layout = Optional.empty();

    @Option(
            names = "--colours",
            paramLabel = "ORDER",
            description = "rgb, bgr or grey (default: rgb or grey; no file can tell rgb from bgr).")
    Optional<Colours> colours = Optional.empty();

    @Option(
            names = "--range",
            split = ",",
            paramLabel = "VALUE",
            description =
                    "What black and white are, such as 0,1 or -1,1 or 0,255 (default: tried); of an upscaler in the input.")
    List<Double> range = List.of();

    /** Two numbers that somebody gave. */
    record Ends(double black, double white) {
        /** @throws Complaint where it is no range; nothing where nobody said one */
        static Optional<Ends> of(String option, List<Double> said) {
            if (said.isEmpty()) {
                return Optional.empty();
            }
            if (said.size() != 2 || said.get(0).equals(said.get(1))) {
                throw Complaint.usage(option + ": " + said + " is not allowed; use two different numbers, as 0,1");
            }
            return Optional.of(new Ends(said.get(0), said.get(1)));
        }
    }
}
