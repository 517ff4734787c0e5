package crescendo.cli.model;

import crescendo.cli.Complaint;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.measure.upscaler.Hints;
import crescendo.measure.upscaler.Hints.Range;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person says of an upscaler's file; the rest is found out. */
final class HintOptions {
    @Option(names = "--input", paramLabel = "PORT", description = "The file's input (default: its only one).")
    private Optional<String> images = Optional.empty();

    @Option(names = "--output-port", paramLabel = "PORT", description = "The file's output (default: its only image).")
    private Optional<String> upscaled = Optional.empty();

    @Option(names = "--layout", paramLabel = "LAYOUT", description = "Of the axes: nchw or nhwc (default: tried).")
    private Optional<Layout> layout = Optional.empty();

    @Option(
            names = "--colours",
            paramLabel = "ORDER",
            description = "rgb, bgr or grey (default: rgb or grey; no file can tell rgb from bgr).")
    private Optional<Colours> colours = Optional.empty();

    @Option(
            names = "--range",
            split = ",",
            paramLabel = "VALUE",
            description = "What black and white are in the input, such as 0,1 or -1,1 or 0,255 (default: tried).")
    private List<Double> takes = List.of();

    @Option(
            names = "--output-range",
            split = ",",
            paramLabel = "VALUE",
            description = "What they are in the output (default: as in the input, or tried).")
    private List<Double> gives = List.of();

    @Option(
            names = "--overlap",
            paramLabel = "PIXELS",
            description = "How far tiles overlap, in pixels of the small picture (default: measured).")
    private Optional<Integer> overlap = Optional.empty();

    /** @throws Complaint where a range is none */
    Hints hints() {
        if (overlap.isPresent() && overlap.get() < 0) {
            throw Complaint.usage("--overlap: " + overlap.get() + " is not allowed; use 0 and more");
        }
        return new Hints(
                images, upscaled, layout, colours, range("--range", takes), range("--output-range", gives), overlap);
    }

    private static Optional<Range> range(String option, List<Double> said) {
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (said.size() != 2 || said.get(0).equals(said.get(1))) {
            throw Complaint.usage(option + ": " + said + " is not allowed; use two different numbers, as 0,1");
        }
        return Optional.of(new Range(said.get(0), said.get(1)));
    }
}
