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
    void refusesNoRounds() {
        assertThat(Spoken.by("start", "--rounds", "0").err())
                .isEqualTo("crescendo: --rounds: 0 is not allowed; use 1 to 100\n");
    }
}
