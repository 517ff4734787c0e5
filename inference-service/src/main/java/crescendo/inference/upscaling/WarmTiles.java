package crescendo.inference.upscaling;

import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import java.util.List;
import java.util.function.Function;

/**
 * Tiles as pictures are cut where nobody asks for others, in every number that a run may have, so that these shapes are not met first
 * by a user. Pictures that are lower or narrower than a tile have shapes of their own: on a CPU, where memory is planned anew for each
 * run, nobody gains by warming those.
 *
 * @param tile   height and width that are wished for
 * @param pixels of one run at most, unless a single tile has more
 */
public record WarmTiles(int tile, long pixels) implements Function<Upscaler, List<Patches>> {
    /** One run each, of the fewest tiles first. */
    @Override
    public List<Patches> apply(Upscaler upscaler) {
        Cut cut = Cut.usual(upscaler, tile, pixels);
        int height = cut.rows().window();
        int width = cut.columns().window();
        return cut.counts(height, width).stream()
                .map(count -> new Patches(count, height, width, 255, (patch, y, x, channel) -> 128))
                .toList();
    }
}
