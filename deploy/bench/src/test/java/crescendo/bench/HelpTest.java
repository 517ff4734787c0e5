package crescendo.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {
    static Set<String> everyBenchmark() {
        return Bench.commandLine().getSubcommands().keySet();
    }

    @ParameterizedTest
    @MethodSource("everyBenchmark")
    void showsWhatABenchmarkMeasuresAndAnExample(String benchmark) {
        Spoken spoken = Spoken.by(benchmark, "--help");

        assertThat(spoken.exitCode()).isZero();
        assertThat(spoken.out())
                .contains("Usage: crescendo bench " + benchmark)
                .contains("Examples:")
                .contains("--json");
    }

    @ParameterizedTest
    @MethodSource("everyBenchmark")
    void refusesAnUnknownOption(String benchmark) {
        Spoken spoken = Spoken.by(benchmark, "--no-such-option");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err()).startsWith("crescendo: ").contains("--no-such-option");
        assertThat(spoken.out()).isEmpty();
    }
}
