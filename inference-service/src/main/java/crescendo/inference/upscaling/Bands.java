package crescendo.inference.upscaling;

import crescendo.inference.image.picture.Picture;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.upscaling.Tiles.Span;
import java.util.ArrayList;
import java.util.List;

/** The larger picture from its top to its bottom, a row of tiles at a time: no more of it is ever in memory. */
final class Bands {
    private final Picture picture;
    private final Upscaler upscaler;
    private final Cut cut;
    private final Opacity opacity;
    private final Turn turn;
    private final List<Span> rows;
    private final List<Tile> tiles = new ArrayList<>();
    private int next;

    /** Lets one run at a time happen, in the order of arrival, or ends all by an exception. */
    @FunctionalInterface
    interface Turn {
        void run(Runnable tiles);
    }

    /** A column of the picture on its way through the network. */
    private record Tile(Span columns, Pass pass) {}

    /** @param opacity what becomes of it, where the picture has any */
    Bands(Picture picture, Upscaler upscaler, Cut cut, Opacity opacity, Turn turn) {
        this.picture = picture;
        this.upscaler = upscaler;
        this.cut = cut;
        this.opacity = opacity;
        this.turn = turn;
        this.rows = Tiles.of(picture.height(), cut.rows());
        List<Pass> passes = Pass.of(picture, upscaler.spec().colours(), opacity == Opacity.NETWORK);
        for (Span columns : Tiles.of(picture.width(), cut.columns())) {
            passes.forEach(pass -> tiles.add(new Tile(columns, pass)));
        }
    }

    boolean hasNext() {
        return next < rows.size();
    }

    /** The next rows of the larger picture: unsigned samples, rows × width × channels. */
    short[] next() {
        Span span = rows.get(next++);
        Band band = new Band(picture, upscaler.spec().scale(), span);
        int high = span.length();
        int wide = tiles.get(0).columns().length();
        int batch = cut.batch(high, wide);
        for (int first = 0; first < tiles.size(); first += batch) {
            List<Tile> some = tiles.subList(first, Math.min(tiles.size(), first + batch));
            int count = upscaler.fixedCount() > 0 ? batch : some.size();
            turn.run(() ->
                    run(band, span, some, new Patches(count, high, wide, picture.white(), (patch, y, x, channel) -> {
                        Tile tile = some.get(Math.min(patch, some.size() - 1));
                        return picture.at(
                                Math.min(picture.height() - 1, span.start() + y),
                                Math.min(picture.width() - 1, tile.columns().start() + x),
                                tile.pass().reads().get(channel));
                    })));
        }
        if (opacity == Opacity.SMOOTH && picture.hasAlpha()) {
            band.smoothOpacity();
        }
        return band.samples();
    }

    private void run(Band band, Span span, List<Tile> some, Patches patches) {
        upscaler.run(patches, upscaled -> {
            for (int patch = 0; patch < some.size(); patch++) {
                band.put(
                        upscaled,
                        patch,
                        some.get(patch).columns(),
                        some.get(patch).pass());
            }
        });
    }
}
