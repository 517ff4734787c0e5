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
    void spreadsFromTheFirstQuartileToTheThird() {
        assertThat(Figure.spread(5, 1, 4, 2, 3)).as("from 2 to 4").isEqualTo(2);
        assertThat(Figure.spread(1, 2, 3, 4)).as("from 1.75 to 3.25").isEqualTo(1.5);
        assertThat(Figure.spread(7)).isZero();
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThatThrownBy(Figure::median).hasMessage("a median needs at least one value");
    }
}
