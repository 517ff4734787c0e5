package crescendo.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void redrawsInPlaceOnATerminal() {
        Screen screen = new Screen(out, 80, nanos::get);

        screen.show(List.of("one", "two"), "plain");
        screen.show(List.of("three"), "plain");
        screen.say("stays");

        assertThat(written()).isEqualTo("one\ntwo\n\033[2A\033[Jthree\n\033[1A\033[Jstays\n");
    }

    @Test
    void cutsALineThatWouldWrap() {
        new Screen(out, 5, nanos::get).show(List.of("1234567"), "plain");

        assertThat(written()).isEqualTo("12345\n");
    }

    @Test
    void writesSeldomWhereThereIsNoTerminal() {
        Screen screen = new Screen(out, 0, nanos::get);

        screen.show(List.of("block"), "at once");
        screen.show(List.of("block"), "too soon");
        nanos.addAndGet(6_000_000_000L);
        screen.show(List.of("block"), "later");
        screen.say("stays");

        assertThat(written()).isEqualTo("at once\nlater\nstays\n");
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
