package crescendo.measure.generator;

import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import java.util.List;
import java.util.Optional;

/**
 * What somebody says of a file; what is not said is found out.
 *
 * @param latents name of their input
 * @param size    of a latent, where the file leaves it open
 * @param drawn   what the file was trained on: normal where nobody says otherwise, since the file cannot tell
 * @param labels  name of the input that says which class
 * @param classes by their numbers; none where they are to be counted, and to be called by their numbers
 * @param images  name of the output
 * @param layout  of its axes
 * @param colours their order: RGB where nobody says otherwise, since the file cannot tell
 * @param range   what black and white are
 */
public record Hints(
        Optional<String> latents,
        Optional<Integer> size,
        Drawn drawn,
        Optional<String> labels,
        List<String> classes,
        Optional<String> images,
        Optional<Layout> layout,
        Optional<Colours> colours,
        Optional<Values> range) {
    /** So many have a name in a manifest at most. */
    public static final int MOST_CLASSES = 10_000;

    /** Of a latent's components, each by itself. */
    public enum Drawn {
        /** Mean 0, deviation 1. */
        NORMAL,
        /** Between −1 and 1, all alike. */
        UNIFORM
    }

    public static final Hints NONE = new Hints(
            Optional.empty(),
            Optional.empty(),
            Drawn.NORMAL,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Hints {
        classes = List.copyOf(classes);
    }
}
