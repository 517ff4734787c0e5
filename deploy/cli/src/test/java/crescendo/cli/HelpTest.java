package crescendo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
    static Stream<String> everyCommand() {
        return leaves("", Crescendo.commandLine());
    }

    private static Stream<String> leaves(String path, CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(sub -> !sub.getKey().equals("help"))
                .flatMap(sub -> {
                    String name = (path + " " + sub.getKey()).strip();
                    return Stream.concat(Stream.of(name), leaves(name, sub.getValue()));
                });
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void showsWhatACommandDoesAndAnExample(String command) {
        Spoken spoken = Spoken.by((command + " --help").split(" "));

        assertThat(spoken.exitCode()).isZero();
        assertThat(spoken.out()).contains("Usage: crescendo " + command).contains("Examples:");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void refusesAnUnknownOptionInTwoLines(String command) {
        Spoken spoken = Spoken.by((command + " --no-such-option").split(" "));

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err()).startsWith("crescendo: ").contains("see crescendo " + command + " --help");
        assertThat(List.of(spoken.err().split("\n"))).noneMatch(line -> line.contains("\tat "));
    }
}
