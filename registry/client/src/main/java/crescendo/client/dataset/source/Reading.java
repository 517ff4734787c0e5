package crescendo.client.dataset.source;

import java.util.Optional;

/**
 * How files of images are read.
 *
 * @param limits of each picture
 * @param background what transparent parts of pictures are laid over
 * @param layout of arrays, where their shape does not tell
 * @param only which pictures of a folder or a zip file are read; all where absent
 */
public record Reading(Limits limits, Background background, Optional<Layout> layout, Optional<NamePattern> only) {
    public static final Reading USUAL = new Reading(Limits.USUAL, Background.BLACK, Optional.empty(), Optional.empty());

    /** The same but for the background. */
    public Reading over(Background other) {
        return new Reading(limits, other, layout, only);
    }

    /** The same but for the layout. */
    public Reading in(Optional<Layout> other) {
        return new Reading(limits, background, other, only);
    }

    /** The same but for the pictures that are read. */
    public Reading only(Optional<NamePattern> other) {
        return new Reading(limits, background, layout, other);
    }

    /** The same, with pictures of at most so many pixels, or of what is allowed already where that is less. */
    public Reading ofAtMost(long pixels) {
        return new Reading(
                new Limits(Math.min(pixels, limits.maxPixels()), limits.maxBytes()), background, layout, only);
    }
}
