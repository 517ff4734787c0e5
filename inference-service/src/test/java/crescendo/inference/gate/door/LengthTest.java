package crescendo.inference.gate.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {
    @Test
    void readsDigits() {
        assertThat(Length.number("0")).isZero();
        assertThat(Length.number("007")).isEqualTo(7);
        assertThat(Length.number("999999999999999999")).isEqualTo(999_999_999_999_999_999L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1 ", "0x10", "1e3", "٣", "1000000000000000000"})
    void whatIsNoNumberSaysNothing(String text) {
        assertThat(Length.number(text)).isEqualTo(-1);
    }
}
