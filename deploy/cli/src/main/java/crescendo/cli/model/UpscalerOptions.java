package crescendo.cli.model;

import crescendo.cli.Complaint;
import crescendo.measure.upscaler.Hints;
import crescendo.measure.upscaler.Hints.Range;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person says of an upscaler's file alone. */
final class UpscalerOptions {
    @Option(
            names = "--output-range",
            split = ",",
            paramLabel = "VALUE",
            description = "Upscalers: what black and white are in the output (default: as in the input, or tried).")
    private List<Double> gives = List.of();

    @Option(
            names = "--overlap",
            paramLabel = "PIXELS",
            description = "Upscalers: how far tiles overlap, in pixels of the small picture (default: measured).")
    private Optional<Integer> overlap = Optional.empty();

    /** @throws Complaint where a range is none */
    Hints with(HintOptions said) {
        if (overlap.isPresent() && overlap.get() < 0) {
            throw Complaint.usage("--overlap: " + overlap.get() + " is not allowed; use 0 and more");
        }
        return new Hints(
                said.input,
                said.output,
                said.layout,
                said.colours,
                range("--range", said.range),
                range("--output-range", gives),
                overlap);
    }

    private static Optional<Range> range(String option, List<Double> said) {
        return HintOptions.Ends.of(option, said).map(ends -> new Range(ends.black(), ends.white()));
    }

    /** @throws Complaint where something was said */
    void refuse() {
        if (!gives.isEmpty() || overlap.isPresent()) {
            throw Complaint.usage("--output-range and --overlap are for upscalers; a generator has neither");
        }
    }
}
