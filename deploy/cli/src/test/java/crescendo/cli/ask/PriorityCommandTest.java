package crescendo.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.ExitCode;
import crescendo.cli.Spoken;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriorityCommandTest {
    @TempDir
    Path nothingRuns;

    @Test
    void aNegativePriorityIsNoOption() {
        Spoken spoken = Spoken.by("priority", "fashion-1", "-10", "--data-dir", nothingRuns.toString());

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.NOTHING_RUNNING);
    }

    @Test
    void aPriorityThatIsNoNumberIsAWrongCommandLine() {
        Spoken spoken = Spoken.by("priority", "fashion-1", "high", "--data-dir", nothingRuns.toString());

        assertThat(spoken.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(spoken.err()).contains("high");
    }
}
