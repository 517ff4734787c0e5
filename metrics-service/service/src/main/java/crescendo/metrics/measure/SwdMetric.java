package crescendo.metrics.measure;

import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.metric.MetricUndefined;
import crescendo.metric.SlicedWasserstein;
import crescendo.metric.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code swd}: sliced Wasserstein distance to the training images at the version's own size, ×10³; parts by level's side. */
@ApplicationScoped
public class SwdMetric implements Metric {
    private static final int REVISION = 1;

    private final Workers workers;

    SwdMetric(Workers workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "swd";
    }

    @Override
    public MetricProtocol protocol(Subject subject) {
        DataSetRef reals = subject.data("train");
        return new MetricProtocol(
                name(),
                REVISION,
                subject.count(reals),
                subject.plan().seed(),
                reals,
                subject.side(),
                subject.colours(),
                Optional.empty(),
                parameters(subject));
    }

    private static Map<String, String> parameters(Subject subject) {
        Map<String, String> parameters = new TreeMap<>(subject.asking());
        parameters.put("patch", "7x7x" + subject.colours());
        parameters.put("patches", Integer.toString(SlicedWasserstein.PATCHES_PER_IMAGE));
        parameters.put("directions", Integer.toString(SlicedWasserstein.DIRECTIONS));
        return parameters;
    }

    @Override
    public Value measure(Subject subject, MetricProtocol protocol) throws MetricUndefined {
        SlicedWasserstein.requireSize(subject.height(), subject.width());
        SlicedWasserstein distance = SlicedWasserstein.between(
                subject.reals(protocol.reals(), subject.side(), protocol.count()),
                subject.fakes(protocol.count()),
                protocol.seed(),
                workers);
        Map<String, Double> parts = new TreeMap<>();
        for (int level = 0; level < distance.levels().size(); level++)
            parts.put(
                    Integer.toString(subject.side() >> level), distance.levels().get(level));
        return new Value(distance.mean(), parts, List.of());
    }
}
