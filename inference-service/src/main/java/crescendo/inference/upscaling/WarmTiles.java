package crescendo.inference.upscaling;

import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Runs an upscaler on tiles as pictures are cut where nobody asks for others, in every number that a run may have, so that these
 * shapes are not met first by a user. Pictures that are lower or narrower than a tile have shapes of their own: on a CPU, where memory
 * is planned anew for each run, nobody gains by warming those.
 *
 * @param tile   height and width that are wished for
 * @param pixels of one run at most, unless a single tile has more
 * @param turns  run one thing at a time as they are given it, beside what they run for others
 */
public record WarmTiles(int tile, long pixels, Executor turns) implements Consumer<Upscaler> {
    /** @throws IllegalStateException where it does not run on them */
    @Override
    public void accept(Upscaler upscaler) {
        Cut cut = Cut.usual(upscaler, tile, pixels);
        int height = cut.rows().window();
        int width = cut.columns().window();
        for (int count : cut.counts(height, width)) {
            Patches grey = new Patches(count, height, width, 255, (patch, y, x, channel) -> 128);
            turns.execute(() -> upscaler.run(grey, made -> {}));
        }
    }
}
