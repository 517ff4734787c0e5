package crescendo.measure.seen;

import com.google.auto.service.AutoService;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.measure.ClassLabels;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.ClassAccuracy;
import crescendo.metric.ClassProbabilities;
import crescendo.metric.MetricUndefined;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * {@code class-accuracy}: the share of fakes that the extractor takes for the class that they were asked to be of; parts are that
 * share of each class, {@code class.NAME}, and {@code reals}, that of reals: those of the role {@code test} where there are.
 *
 * <p>Brock et al. 2019 and Odena et al. 2017, as {@link ClassAccuracy} says. Of all fakes that are asked for, however few reals
 * there are.
 */
@AutoService(Metric.class)
public final class ClassAccuracyMetric implements Metric {
    private static final int REVISION = 1;

    @Override
    public KnownMetric known() {
        return KnownMetric.CLASS_ACCURACY;
    }

    @Override
    public MetricProtocol protocol(Comparison comparison) {
        return comparison.seenProtocol(
                known(), REVISION, comparison.data("test", "train"), comparison.count(), Map.of());
    }

    @Override
    public Value measure(Comparison comparison, MetricProtocol protocol) throws MetricUndefined {
        List<String> names = comparison.classNames();
        ClassAccuracy fakes = accuracy(
                comparison.seenFakes(protocol.count()).probabilities(),
                comparison.classesOfFakes(protocol.count()),
                names);
        Map<String, Double> parts = new TreeMap<>();
        for (int k = 0; k < names.size(); k++) {
            OptionalDouble one = fakes.byClass().get(k);
            if (one.isPresent()) parts.put("class." + names.get(k), one.getAsDouble());
        }
        DataSetRef data = protocol.reals();
        int count = comparison.count(data);
        Optional<ClassLabels> labels = comparison.classesOfReals(data, count);
        if (labels.isPresent())
            parts.put(
                    "reals",
                    accuracy(comparison.seenReals(data, count).probabilities(), labels.get(), names)
                            .value());
        return new Value(fakes.value(), parts);
    }

    private static ClassAccuracy accuracy(ClassProbabilities told, ClassLabels labels, List<String> names)
            throws MetricUndefined {
        return ClassAccuracy.of(told, labels.numberedAs("the extractor's classes", names));
    }
}
