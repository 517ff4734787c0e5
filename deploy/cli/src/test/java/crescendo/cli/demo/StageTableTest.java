package crescendo.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.rest.Version;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageTableTest {
    private final Version last =
            Versions.at(64_000, 32, Phase.Kind.STABLE, Versions.swd(12.5), Versions.is(4.8, 7.41, 0.3, 0.7));

    @Test
    void namesEachStageOnceAndShowsItsVersions() {
        List<String> lines = StageTable.lines(List.of(
                Versions.at(32_000, 32, Phase.Kind.STABLE, Versions.swd(20), Versions.undefined("is", "too small")),
                last));

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1)).startsWith("32² stable").contains("32,000", "20.00", "–");
        assertThat(lines.get(2)).startsWith(" ").contains("64,000", "12.50", "4.80", "30.0 %");
    }

    @Test
    void endsWithTheLineThatProgramsLookFor() {
        assertThat(Closing.line(541.6, last)).isEqualTo("demo: 542 s, swd 12.50, is 4.80 (reals 7.41)");
    }

    @Test
    void showsADashForWhatWasNotMeasured() {
        Version without = Versions.at(64_000, 32, Phase.Kind.STABLE, Versions.swd(12.5));

        assertThat(Closing.line(100, without)).isEqualTo("demo: 100 s, swd 12.50, is – (reals –)");
    }
}
