package crescendo.cli.upscale;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.rest.Upscaling.Tiles;
import crescendo.cli.screen.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Errand cat = new Errand(Path.of("cat.png"), "cat.png", Path.of("larger/cat.png"));

    private String shown(int columns, Optional<Tiles> tiles) {
        Screen screen = new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), columns, () -> 0);
        new Board(screen, 2).show(1, cat, tiles);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aTerminalShowsAllPicturesAndThisOne() {
        assertThat(shown(58, Optional.of(new Tiles(4, 16))))
                .isEqualTo("  █████░░░ 1 of 2 pictures\n  ██░░░░░░ 4 of 16 tiles of cat.png\n");
    }

    @Test
    void untilAPictureIsReadNothingIsSaidOfItsTiles() {
        assertThat(shown(58, Optional.empty())).isEqualTo("  ████░░░░ 1 of 2 pictures\n  ░░░░░░░░ cat.png\n");
    }

    @Test
    void elsewhereALineSaysSo() {
        assertThat(shown(0, Optional.of(new Tiles(4, 16)))).isEqualTo("1 of 2 pictures; 4 of 16 tiles of cat.png\n");
    }
}
