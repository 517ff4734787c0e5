package crescendo.measure.upscaler;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import java.util.Optional;

/**
 * What somebody says of a file; what is not said is found out.
 *
 * @param images   name of its input
 * @param upscaled name of its output
 * @param layout   of the axes
 * @param colours  their order: RGB where nobody says otherwise, since the file cannot tell
 * @param takes    what black and white are in the input
 * @param gives    what black and white are in the output; as in the input where only that is said
 * @param overlap  in pixels of the input
 */
public record Hints(
        Optional<String> images,
        Optional<String> upscaled,
        Optional<Layout> layout,
        Optional<Colours> colours,
        Optional<Range> takes,
        Optional<Range> gives,
        Optional<Integer> overlap) {
    public static final Hints NONE = taking(Optional.empty());

    /** Of the output alone. */
    public static Hints taking(Optional<String> upscaled) {
        return new Hints(
                Optional.empty(),
                upscaled,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What black and white are. */
    public record Range(double black, double white) {}
}
