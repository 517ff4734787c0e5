package crescendo.inference.upscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import crescendo.inference.upscaling.Tiles.Rule;
import crescendo.inference.upscaling.Tiles.Span;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TilesTest {
    @Property(tries = 300)
    void everyPixelIsUsedOnceAndFarEnoughFromTheCuts(
            @ForAll @IntRange(min = 1, max = 700) int size,
            @ForAll @IntRange(min = 1, max = 200) int wished,
            @ForAll @IntRange(max = 40) int overlap,
            @ForAll @IntRange(min = 1, max = 8) int multiple) {
        Rule rule = Rule.of(wished, overlap, multiple);

        List<Span> spans = Tiles.of(size, rule);

        int used = 0;
        int whole = (size + multiple - 1) / multiple * multiple;
        for (Span span : spans) {
            assertThat(span.from()).isEqualTo(used);
            assertThat(span.end()).isGreaterThan(span.from());
            assertThat(span.start() % multiple).isZero();
            assertThat(span.length() % multiple).isZero();
            assertThat(span.length()).isEqualTo(Math.min(rule.window(), whole));
            assertThat(span.start() == 0 || span.from() - span.start() >= overlap)
                    .isTrue();
            int behind = span.start() + span.length();
            assertThat(behind == whole || behind - span.end() >= overlap).isTrue();
            used = span.end();
        }
        assertThat(used).isEqualTo(size);
    }

    @Test
    void aWindowOfFixedLengthReachesBeyondAShortImage() {
        assertThat(Tiles.of(5, new Rule(64, 3, 1, true))).containsExactly(new Span(0, 64, 0, 5));
    }

    @Test
    void aWindowThatWouldNotGetOnIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rule(6, 3, 1, true))
                .withMessageContaining("from 7 up");
    }
}
