package crescendo.bench.rival;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.rival.RivalFigures.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class RivalFiguresTest {
    @Test
    void comparesWithinRoundsSoThatALoadThatMeetsBothIsNoDifference() {
        List<Seen> ours = List.of(new Seen(100, 10), new Seen(1000, 10), new Seen(50, 12));
        List<Seen> theirs = List.of(new Seen(150, 20), new Seen(2000, 30), new Seen(75, 40));

        RivalFigures row = RivalFigures.of(32, 2, 16, "pytorch", theirs, ours);

        assertThat(row.timesAsFast()).isEqualTo(1.5);
        assertThat(row.stepMillis()).isEqualTo(150);
        assertThat(row.imagesPerSecond()).isEqualTo(106.667);
        assertThat(row.peakRssMiB()).isEqualTo(30);
    }

    @Test
    void showsARowForEachWay() {
        RivalFigures row =
                RivalFigures.of(32, 1, 16, "crescendo", List.of(new Seen(160, 700)), List.of(new Seen(160, 700)));

        assertThat(RivalFigures.table(List.of(row)).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains("100", "1.00×");
    }
}
