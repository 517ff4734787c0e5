package crescendo.inference.upscaling;

import crescendo.inference.image.picture.Picture;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.runtime.upscaler.Upscaler.Upscaled;
import crescendo.inference.upscaling.Tiles.Span;
import crescendo.inference.upscaling.lane.Lanes;
import crescendo.inference.upscaling.progress.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * The larger picture from its top to its bottom, a row of tiles at a time. Where the network gains by that, runs of a row
 * go on side by side, as many at once as there is place for, and those that are left over one by one with all cores. One thread at a time asks for rows; any may stop it.
 */
final class Bands {
    private final Picture picture;
    private final Upscaler upscaler;
    private final Cut cut;
    private final Opacity opacity;
    private final Turn turn;
    private final Lanes lanes;
    private final Progress progress;
    private final List<Span> rows;
    private final List<Tile> tiles = new ArrayList<>();
    private int next;
    private volatile boolean stopped;

    /** Lets a run happen in its turn, or ends all by an exception. Many threads may wait at once. */
    @FunctionalInterface
    interface Turn {
        /**
         * Once.
         *
         * @param places that the run takes
         * @param tiles  that it takes
         */
        void take(int places, int tiles, Runnable run);
    }

    /** A column of the picture on its way through the network. */
    private record Tile(Span columns, Pass pass) {}

    /** Some of them at once. */
    private record Run(List<Tile> tiles, Patches patches) {}

    /**
     * @param opacity  what becomes of it, where the picture has any
     * @param lanes    in which runs go on side by side, each in its turn
     * @param progress is told of each tile
     */
    Bands(Picture picture, Upscaler upscaler, Cut cut, Opacity opacity, Turn turn, Lanes lanes, Progress progress) {
        this.picture = picture;
        this.upscaler = upscaler;
        this.cut = cut;
        this.opacity = opacity;
        this.turn = turn;
        this.lanes = lanes;
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
        List<Run> runs = new ArrayList<>();
        for (int first = 0; first < tiles.size(); ) {
            int left = tiles.size() - first;
            // fewer than there are lanes go one after the other, and so as many a run as may be
            int share = tiles.size() < lanes.atOnce() ? left : lanes.share(left);
            int count = cut.batch(span.length(), wide, share);
            List<Tile> some = tiles.subList(first, Math.min(tiles.size(), first + count));
            runs.add(new Run(some, patches(span, some, count)));
            first += count;
        }
        int beside = upscaler.sideBySide().isPresent() ? lanes.whole(runs.size()) : 0;
        lanes.run(runs.subList(0, beside).stream()
                .<Runnable>map(run -> () -> take(upscaler.sideBySide().get(), band, run))
                .toList());
        runs.subList(beside, runs.size()).forEach(run -> take(upscaler, band, run));
        if (opacity == Opacity.SMOOTH && picture.hasAlpha()) {
            band.smoothOpacity();
        }
        return band.samples();
    }

    private void take(Upscaler network, Band band, Run run) {
        if (stopped) {
            throw new Cancelled();
        }
        turn.take(network.places(), run.tiles.size(), () -> network.run(run.patches, made -> put(band, run, made)));
        progress.did(run.tiles.size());
    }

    private static void put(Band band, Run run, Upscaled made) {
        for (int patch = 0; patch < run.tiles.size(); patch++) {
            Tile tile = run.tiles.get(patch);
            band.put(made, patch, tile.columns(), tile.pass());
        }
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
}
