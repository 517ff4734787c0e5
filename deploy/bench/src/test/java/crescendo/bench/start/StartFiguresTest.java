package crescendo.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.Spoken;
import crescendo.bench.start.StartFigures.Start;
import crescendo.platform.service.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartFiguresTest {
    @Test
    void showsTheMediansOfAServicesStarts() {
        StartFigures row =
                StartFigures.of(Service.METRICS, List.of(new Start(9, 250), new Start(2, 300), new Start(2.5, 200)));

        assertThat(StartFigures.table(List.of(row)).lines())
                .containsExactly(
                        "service  starts  s to ready  RSS MiB", //
                        "metrics       3        2.50      250");
    }

    @Test
    void showsTheMedianTheLongestAndWhatTheProcessorDidUntilAFirstSample() {
        FirstSampleFigures row = FirstSampleFigures.of(
                17,
                true,
                List.of(
                        new FirstSampleFigures.Start(1.9, 3.1, 240),
                        new FirstSampleFigures.Start(2.4, 3.5, 250),
                        new FirstSampleFigures.Start(1.8, 3.2, 260)));

        assertThat(FirstSampleFigures.table(List.of(row)).lines())
                .containsExactly(
                        "Java  archive  starts  s to first sample  longest  CPU s  RSS MiB", //
                        "  17  yes           3               1.90     2.40   3.20      250");
    }

    @Test
    void twoJavasOfOneVersionHaveAFolderEach() {
        assertThat(List.of(
                        FirstSample.folderName(1, 17, false),
                        FirstSample.folderName(1, 17, true),
                        FirstSample.folderName(2, 17, false),
                        FirstSample.folderName(2, 17, true)))
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesNoRounds() {
        assertThat(Spoken.by("start", "--rounds", "0").err())
                .isEqualTo("crescendo: --rounds: 0 is not allowed; use 1 to 100\n");
    }
}
