package crescendo.measure;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.metric.KnownMetric;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void everyKnownMetricIsFoundOnceAndNoOther() {
        assertThat(Metric.all()).extracting(Metric::known).containsExactlyInAnyOrder(KnownMetric.values());
    }
}
