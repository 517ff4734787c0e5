package crescendo.inference.upscaling;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.upscaling.Tiles.Rule;

/**
 * How a picture is cut for a network.
 *
 * @param pixels of one run at most, unless a single tile has more
 * @param count  of tiles in a run where the network knows no other; else −1
 */
record Cut(Rule rows, Rule columns, long pixels, int count) {
    /** @param tile height and width that are wished for; what the network has fixed, or needs at least, goes before */
    static Cut of(Upscaler upscaler, int tile, long pixels) {
        return new Cut(
                rule(upscaler.spec(), tile, upscaler.fixedHeight()),
                rule(upscaler.spec(), tile, upscaler.fixedWidth()),
                pixels,
                upscaler.fixedCount());
    }

    private static Rule rule(UpscalerSpec spec, int tile, int fixed) {
        return fixed > 0
                ? new Rule(fixed, spec.overlap(), spec.multiple(), true)
                : Rule.of(tile, spec.overlap(), spec.multiple());
    }

    /** Tiles of one run. */
    int batch(int height, int width) {
        return count > 0 ? count : (int) Math.max(1, Math.min(256, pixels / ((long) height * width)));
    }
}
