package crescendo.metrics.measure;

import crescendo.contracts.Digest;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.metric.InceptionScore;
import crescendo.metric.MetricUndefined;
import crescendo.metrics.onnx.Classifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code is}: inception score by the classifier that the job pinned; parts are its {@code deviation} and the score and
 * deviation of real images, {@code reals} and {@code reals.deviation}: those of the role {@code test} where there are.
 */
@ApplicationScoped
public class InceptionMetric implements Metric {
    private static final int REVISION = 1;

    private final Map<RealsKey, InceptionScore> ofReals = new ConcurrentHashMap<>();

    /** What the score of real images depends on. */
    private record RealsKey(DataSetRef data, Digest classifier, int count, long seed) {}

    @Override
    public String name() {
        return "is";
    }

    @Override
    public MetricProtocol protocol(Subject subject) {
        Map<String, String> parameters = new TreeMap<>(subject.asking());
        parameters.put("splits", Integer.toString(InceptionScore.SPLITS));
        return new MetricProtocol(
                name(),
                REVISION,
                subject.plan().count(),
                subject.plan().seed(),
                subject.data("test", "train"),
                subject.side(),
                subject.colours(),
                subject.classifier().map(ModelPin::digest),
                parameters);
    }

    @Override
    public Value measure(Subject subject, MetricProtocol protocol) throws MetricUndefined {
        ModelPin pin = subject.classifier().orElseThrow(() -> new MetricUndefined("the job pinned no classifier"));
        Classifier classifier = subject.open(pin);
        requireReadable(subject, pin, classifier);
        InceptionScore reals = ofReals(subject, protocol.reals(), pin, classifier);
        InceptionScore fakes = InceptionScore.of(
                classifier.classify(subject.fakes(protocol.count()).averagedTo(classifier.side())));
        Map<String, Double> parts =
                Map.of("deviation", fakes.deviation(), "reals", reals.mean(), "reals.deviation", reals.deviation());
        return new Value(fakes.mean(), parts, fakes.shares());
    }

    private static void requireReadable(Subject subject, ModelPin pin, Classifier classifier) throws MetricUndefined {
        int side = classifier.side();
        if (subject.height() != subject.width() || subject.side() < side || subject.side() % side != 0)
            throw new MetricUndefined("the classifier " + pin.version() + " reads images of " + side + "x" + side
                    + "; these are " + subject.height() + "x" + subject.width());
        if (subject.colours() != classifier.colours())
            throw new MetricUndefined("the classifier " + pin.version() + " reads images of " + classifier.colours()
                    + " colours; these have " + subject.colours());
    }

    private InceptionScore ofReals(Subject subject, DataSetRef data, ModelPin pin, Classifier classifier)
            throws MetricUndefined {
        RealsKey key = new RealsKey(
                data, pin.digest(), subject.count(data), subject.plan().seed());
        InceptionScore known = ofReals.get(key);
        if (known != null) return known;
        InceptionScore score =
                InceptionScore.of(classifier.classify(subject.reals(data, classifier.side(), key.count())));
        ofReals.put(key, score);
        return score;
    }
}
