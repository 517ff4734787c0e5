package crescendo.inference.upscaling;

import crescendo.inference.image.picture.Picture;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.upscaling.Tiles.Span;
import crescendo.inference.upscaling.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/** The larger picture from its top to its bottom, a row of tiles at a time. One thread at a time makes it; any may stop it. */
final class Bands {
    private final Picture picture;
    private final Upscaler upscaler;
    private final Cut cut;
    private final Opacity opacity;
    private final Turn turn;
    private final Progress progress;
    private final List<Span> rows;
    private final List<Tile> tiles = new ArrayList<>();
    private int next;
    private volatile boolean stopped;

    /** Lets one run at a time happen, in its turn, or ends all by an exception. */
    @FunctionalInterface
    interface Turn {
        /** @param tiles that the run takes */
        void take(int tiles, Runnable run);
    }

    /** A column of the picture on its way through the network. */
    private record Tile(Span columns, Pass pass) {}

    /**
     * @param opacity  what becomes of it, where the picture has any
     * @param progress is told of each tile
     */
    Bands(Picture picture, Upscaler upscaler, Cut cut, Opacity opacity, Turn turn, Progress progress) {
        this.picture = picture;
        this.upscaler = upscaler;
        this.cut = cut;
        this.opacity = opacity;
        this.turn = turn;
        this.progress = progress;
        this.rows = Tiles.of(picture.height(), cut.rows());
        List<Pass> passes = Pass.of(picture, upscaler.spec().colours(), opacity == Opacity.NETWORK);
        for (Span columns : Tiles.of(picture.width(), cut.columns())) {
            passes.forEach(pass -> tiles.add(new Tile(columns, pass)));
        }
        progress.begins(tiles());
    }

    boolean hasNext() {
        return next < rows.size();
    }

    /** Of all of the picture: each goes through the network once. */
    int tiles() {
        return rows.size() * tiles.size();
    }

    /** Nothing more is to be made; what is being made ends soon, by {@link Cancelled}. */
    void stop() {
        stopped = true;
    }

    /** The next rows of the larger picture: unsigned samples, rows × width × channels. */
    short[] next() {
        Span span = rows.get(next++);
        Band band = new Band(picture, upscaler.spec().scale(), span);
        int wide = tiles.get(0).columns().length();
        for (int first = 0; first < tiles.size(); ) {
            if (stopped) {
                throw new Cancelled();
            }
            int count = cut.batch(span.length(), wide, tiles.size() - first);
            List<Tile> some = tiles.subList(first, Math.min(tiles.size(), first + count));
            Patches patches = patches(span, some, count);
            turn.take(some.size(), () -> run(band, some, patches));
            progress.did(some.size());
            first += count;
        }
        if (opacity == Opacity.SMOOTH && picture.hasAlpha()) {
            band.smoothOpacity();
        }
        return band.samples();
    }

    // beyond the picture its last row and column are repeated, and where the network knows no fewer tiles the last tile
    private Patches patches(Span span, List<Tile> some, int count) {
        int wide = some.get(0).columns().length();
        return new Patches(count, span.length(), wide, picture.white(), (patch, y, x, channel) -> {
            Tile tile = some.get(Math.min(patch, some.size() - 1));
            return picture.at(
                    Math.min(picture.height() - 1, span.start() + y),
                    Math.min(picture.width() - 1, tile.columns().start() + x),
                    tile.pass().reads().get(channel));
        });
    }

    private void run(Band band, List<Tile> some, Patches patches) {
        upscaler.run(patches, upscaled -> {
            for (int patch = 0; patch < some.size(); patch++) {
                Tile tile = some.get(patch);
                band.put(upscaled, patch, tile.columns(), tile.pass());
            }
        });
    }
}
