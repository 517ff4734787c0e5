package crescendo.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void usesTheUnitsThatPeopleUse() {
        assertThat(Span.of(45.4)).isEqualTo("45 s");
        assertThat(Span.of(59.7)).isEqualTo("1 min 00 s");
        assertThat(Span.of(185)).isEqualTo("3 min 05 s");
        assertThat(Span.of(7620)).isEqualTo("2 h 07 min");
    }

    @Test
    void showsADashForWhatIsUnknown() {
        assertThat(Span.of(-1)).isEqualTo("–");
        assertThat(Span.of(Double.NaN)).isEqualTo("–");
        assertThat(Span.of(Double.POSITIVE_INFINITY)).isEqualTo("–");
    }
}
