package crescendo.client.dataset.source;

import java.util.Optional;

/**
 * How files of images are read.
 *
 * @param limits of each picture
 * @param background what transparent parts of pictures are laid over
 * @param layout of arrays, where their shape does not tell
 */
public record Reading(Limits limits, Background background, Optional<Layout> layout) {
    public static final Reading USUAL = new Reading(Limits.USUAL, Background.BLACK, Optional.empty());

    /** The same but for the background. */
    public Reading over(Background other) {
        return new Reading(limits, other, layout);
    }

    /** The same but for the layout. */
    public Reading in(Optional<Layout> other) {
        return new Reading(limits, background, other);
    }
}
