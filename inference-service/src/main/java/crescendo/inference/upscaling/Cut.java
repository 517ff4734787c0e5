package crescendo.inference.upscaling;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.upscaling.Tiles.Rule;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a picture is cut for a network.
 *
 * @param pixels of one run at most, unless a single tile has more
 * @param count  of tiles in a run where the network knows no other; else −1
 */
record Cut(Rule rows, Rule columns, long pixels, int count) {
    private static final int LARGEST_BATCH = 256;

    /** Overlaps in the side of a tile, where a run may have so many pixels: a quarter of what is computed is used. */
    private static final int WORTH_WHILE = 4;

    /** Where it may not: a ninth. */
    private static final int BEARABLE = 3;

    /** @param tile height and width where nobody asks for others; larger ones go before, where the network looks far */
    static Cut usual(Upscaler upscaler, int tile, long pixels) {
        return of(upscaler, Math.max(tile, worthWhile(upscaler.spec().overlap(), pixels)), pixels);
    }

    /** @param tile height and width that are wished for; what the network has fixed goes before, and where they will not do, the usual */
    static Cut of(Upscaler upscaler, int tile, long pixels) {
        UpscalerSpec spec = upscaler.spec();
        int side = tile < Rule.least(spec.overlap(), spec.multiple()) ? worthWhile(spec.overlap(), pixels) : tile;
        return new Cut(
                rule(upscaler.spec(), side, upscaler.fixedHeight()),
                rule(upscaler.spec(), side, upscaler.fixedWidth()),
                pixels,
                upscaler.fixedCount());
    }

    /** The least side of a tile whose inner part, which alone is used, is not lost between its overlaps. */
    static int worthWhile(int overlap, long pixels) {
        long allowed = (long) Math.sqrt(pixels);
        return (int) Math.max(BEARABLE * (long) overlap, Math.min(WORTH_WHILE * (long) overlap, allowed));
    }

    private static Rule rule(UpscalerSpec spec, int tile, int fixed) {
        return fixed > 0
                ? new Rule(fixed, spec.overlap(), spec.multiple(), true)
                : Rule.of(tile, spec.overlap(), spec.multiple());
    }

    /** Tiles of a run when so many are left: so that few shapes are met, a power of two where the network leaves it open. */
    int batch(int height, int width, int left) {
        if (count > 0) {
            return count;
        }
        long most = Math.max(1, Math.min(LARGEST_BATCH, pixels / ((long) height * width)));
        return Integer.highestOneBit((int) Math.min(most, left));
    }

    /** All that {@link #batch} may be. */
    List<Integer> counts(int height, int width) {
        int most = batch(height, width, LARGEST_BATCH);
        return count > 0
                ? List.of(count)
                : IntStream.iterate(1, some -> some <= most, some -> 2 * some)
                        .boxed()
                        .toList();
    }
}
