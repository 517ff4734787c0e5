package crescendo.bench.metric;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.bench.Spoken;
import org.junit.jupiter.api.Test;

class MetricsCommandTest {
    @Test
    void timesAMetricInAProcessOfItsOwn() {
        Spoken spoken = Spoken.by("metrics", "--only", "colours", "--threads", "1");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(spoken.out().lines()).hasSize(2).last().asString().contains("colours 32²", "2048");
    }

    @Test
    void namesWhatCanBeMeasuredWhereNothingMatches() {
        Spoken spoken = Spoken.by("metrics", "--only", "no-such-metric", "--threads", "0");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err())
                .contains("--only: no-such-metric is not allowed; use a part of one of swd 32² 2048, ")
                .contains("--threads: 0 is not allowed; use 1 to 256");
    }

    @Test
    void everyTaskHasANameOfItsOwn() {
        assertThat(Task.ALL).extracting(Task::name).doesNotHaveDuplicates();
    }
}
