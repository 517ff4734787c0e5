package crescendo.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.sample.Crowd.Seen;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleFiguresTest {
    @Test
    void comparesWithTheNetworkAloneRoundByRound() {
        List<Seen> direct = List.of(new Seen(100, 10), new Seen(50, 20), new Seen(100, 10));
        List<Seen> raw = List.of(new Seen(90, 11), new Seen(40, 25), new Seen(95, 10.5));

        SampleFigures row = SampleFigures.of("raw", 32, 1, raw, direct);

        assertThat(row).isEqualTo(new SampleFigures("raw", 32, 1, 2880, 11, 0.9));
        assertThat(SampleFigures.table(List.of(row)).lines())
                .containsExactly(
                        "way  images a request  clients  images/s  ms/request  of direct",
                        "raw                32        1      2880        11.0       90 %");
    }
}
