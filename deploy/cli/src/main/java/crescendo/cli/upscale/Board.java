package crescendo.cli.upscale;

import crescendo.cli.rest.Upscaling.Tiles;
import crescendo.cli.screen.Bar;
import crescendo.cli.screen.Screen;
import java.util.List;
import java.util.Optional;

/** What is shown while pictures are made larger: how many are, and how far the one is that is being made. */
final class Board {
    private static final int TEXT = 50;

    private final Screen screen;
    private final int all;

    Board(Screen screen, int all) {
        this.screen = screen;
        this.all = all;
    }

    /** @param done pictures before this one */
    void show(int done, Errand errand, Optional<Tiles> tiles) {
        String pictures = "%,d of %,d pictures".formatted(done, all);
        String within = tiles.map(some -> "%,d of %,d tiles of ".formatted(some.done(), some.all()))
                .orElse("");
        double share = tiles.map(some -> (double) some.done() / some.all()).orElse(0.0);
        screen.show(
                List.of(
                        "  %s %s".formatted(bar((done + share) / all), pictures),
                        "  %s %s%s".formatted(bar(share), within, errand.shown())),
                tiles.isPresent() ? pictures + "; " + within + errand.shown() : pictures);
    }

    private String bar(double share) {
        return Bar.of(share, Math.max(8, Math.min(40, screen.columns() - TEXT)));
    }
}
