package crescendo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void showsThreeSignificantDigitsButNoFewerThanTheWholePart() {
        assertThat(Figure.of(12345.6)).isEqualTo("12346");
        assertThat(Figure.of(12.345)).isEqualTo("12.3");
        assertThat(Figure.of(1.2345)).isEqualTo("1.23");
        assertThat(Figure.of(0.12345)).isEqualTo("0.123");
    }

    @Test
    void takesTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertThat(Figure.median(9, 1, 2)).isEqualTo(2);
        assertThat(Figure.median(4, 9, 1, 2)).isEqualTo(3);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThatThrownBy(Figure::median).hasMessage("a median needs at least one value");
    }
}
