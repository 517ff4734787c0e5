package crescendo.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.tensor.Tensor;
import crescendo.metric.MetricUndefined;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentStatisticsTest {
    private final List<String> computed = new ArrayList<>();

    @Test
    void whatWasUsedLastIsHeldWithinTheLimit() throws MetricUndefined {
        RecentStatistics statistics = new RecentStatistics(Statistics.unkept(), 24); // three doubles

        ask(statistics, "a", 1);
        ask(statistics, "b", 1);
        ask(statistics, "a", 1);
        ask(statistics, "c", 2); // b has to go, since a was used after it
        ask(statistics, "a", 1);
        ask(statistics, "b", 1);

        assertThat(computed).containsExactly("a", "b", "c", "b");
    }

    @Test
    void whatIsLargerThanTheLimitIsNotHeldAndPushesNothingOut() throws MetricUndefined {
        RecentStatistics statistics = new RecentStatistics(Statistics.unkept(), 24);

        ask(statistics, "a", 1);
        ask(statistics, "huge", 4);
        ask(statistics, "huge", 4);
        ask(statistics, "a", 1);

        assertThat(computed).containsExactly("a", "huge", "huge");
    }

    @Test
    void whatIsUndefinedIsAskedForAgain() throws MetricUndefined {
        RecentStatistics statistics = new RecentStatistics(Statistics.unkept(), 24);

        assertThatThrownBy(() -> statistics.of(named("a"), () -> {
                    throw new MetricUndefined("too few");
                }))
                .hasMessage("too few");
        ask(statistics, "a", 1);

        assertThat(computed).containsExactly("a");
    }

    private void ask(Statistics statistics, String name, int doubles) throws MetricUndefined {
        Map<String, Tensor> found = statistics.of(named(name), () -> {
            computed.add(name);
            return Map.of(name, Tensor.of(new double[doubles], doubles));
        });
        assertThat(found).containsOnlyKeys(name);
    }

    private static Statistic named(String name) {
        return new Statistic(name, 1, DataSetRef.parse("noise@v1"), 32, 10, 1, Optional.empty(), Map.of());
    }
}
