package crescendo.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private final MetricProtocol swd = protocol("swd");
    private final MetricProtocol is = protocol("is");

    @Test
    void whatTheBucketHoldsIsAnnouncedAndTheRestMeasured() {
        MetricResult known = new MetricResult(
                1,
                VersionRef.parse("m@v"),
                new At(1, 1, 16, Phase.Kind.STABLE, 1, true),
                swd,
                Optional.of(3.0),
                Optional.empty(),
                Map.of(),
                List.of());

        Checkup checkup = Checkup.of(List.of(swd, is), Map.of(swd, known));

        assertThat(checkup).isEqualTo(new Checkup(List.of(Checkup.event(known)), List.of(is)));
    }

    private static MetricProtocol protocol(String metric) {
        return new MetricProtocol(metric, 1, 10, 1, DataSetRef.parse("noise@v1"), 16, 1, Optional.empty(), Map.of());
    }
}
