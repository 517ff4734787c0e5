package crescendo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "--count, x, use a whole number from -2147483648 to 2147483647",
        "--count, 99999999999, use a whole number from -2147483648 to 2147483647",
        "--fps, 1.5, use a whole number from -2147483648 to 2147483647",
        "--seed, one, use a whole number from -9223372036854775808 to 9223372036854775807",
        "--truncation, much, use a number such as 0.5",
        "--truncation, NaN, use a number such as 0.5"
    })
    void whatIsNoneIsToldWithItsOptionAndWhatIsAllowed(String option, String value, String allowed) {
        Spoken spoken = Spoken.by("sample", "cats", "-o", "cats.png", option, value);

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err())
                .startsWith("crescendo: Invalid value for option '" + option + "': '" + value + "' is not allowed; "
                        + allowed + "\n");
    }

    @Test
    void negativeOnesAndThoseWithoutAPointAreNumbersToo() {
        assertThat(Spoken.by("sample", "cats", "-o", "cats", "--seed", "-3", "--truncation", "1")
                        .err())
                .contains("-o: cats does not say in which form");
    }
}
