package crescendo.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.Spoken;
import org.junit.jupiter.api.Test;

class RivalCommandTest {
    @Test
    void namesThePythonThatCannotBeRunAndTheOptionForAnother() {
        Spoken spoken = Spoken.by(
                "compare-pytorch",
                "--python",
                "/no/such/python",
                "--resolutions",
                "4",
                "--threads",
                "1",
                "--batch",
                "4",
                "--steps",
                "2",
                "--warmup",
                "1",
                "--fmap-max",
                "8");

        assertThat(spoken.exitCode()).isEqualTo(1);
        assertThat(spoken.err()).contains("/no/such/python", "--python").doesNotContain("\tat ");
    }

    @Test
    void namesEveryOptionThatIsWrong() {
        Spoken spoken = Spoken.by("compare-pytorch", "--resolutions", "48", "--threads", "0", "--batch", "6");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err().lines())
                .containsExactly(
                        "crescendo: --resolutions: 48 is not allowed; use one of 4, 8, 16, 32 … 1024",
                        "--threads: 0 is not allowed; use 1 to 256",
                        "--batch: 6 is not allowed; use a multiple of 4 up to 4096");
    }
}
