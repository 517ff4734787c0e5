package crescendo.metrics.measure;

import crescendo.client.model.MetricResults;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.metric.MetricUndefined;
import crescendo.metric.Workers;
import crescendo.metrics.material.Material;
import crescendo.metrics.material.Unmeasurable;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Measures checkpoints one at a time: result into the bucket, event out of what the bucket then holds. */
public final class Measurer {
    private static final Logger LOG = Logger.getLogger(Measurer.class);

    private final List<Metric> metrics;
    private final Material material;
    private final Workers workers;
    private final MetricResults results;
    private final Consumer<MetricRecorded> announce;
    private final MeterRegistry meters;

    /** @param announce returns when the broker has the event */
    public Measurer(
            List<Metric> metrics,
            Material material,
            Workers workers,
            MetricResults results,
            Consumer<MetricRecorded> announce,
            MeterRegistry meters) {
        this.metrics = List.copyOf(metrics);
        this.material = material;
        this.workers = workers;
        this.results = results;
        this.announce = announce;
        this.meters = meters;
    }

    /**
     * Gives a version every metric its plan asks for. What was measured before is only announced again, so doing it twice
     * is doing it once.
     *
     * @throws Unmeasurable where that can never succeed
     */
    public void measure(VersionManifest manifest) {
        if (manifest.plan().isEmpty()) return;
        MeasurePlan plan = manifest.plan().get();
        Comparison comparison = new Comparison(new Checkpoint(manifest, plan, material), workers);
        Map<MetricProtocol, Metric> wanted = wanted(plan, comparison);
        Checkup checkup = Checkup.of(List.copyOf(wanted.keySet()), known(manifest, wanted));
        checkup.announce().forEach(announce);
        for (MetricProtocol protocol : checkup.measure()) {
            MetricResult result = meters.timer("crescendo.metrics.measure", "metric", protocol.metric())
                    .record(() -> result(manifest, comparison, protocol, wanted.get(protocol)));
            announce.accept(Checkup.event(results.create(result)));
        }
    }

    /** Metrics of newer services are theirs to measure: what nobody here knows is left alone. */
    private Map<MetricProtocol, Metric> wanted(MeasurePlan plan, Comparison comparison) {
        Map<MetricProtocol, Metric> wanted = new LinkedHashMap<>();
        for (String name : plan.metrics()) {
            Optional<Metric> metric =
                    metrics.stream().filter(m -> m.name().equals(name)).findFirst();
            metric.ifPresentOrElse(
                    m -> wanted.put(m.protocol(comparison), m),
                    () -> LOG.warnf("metrics: \"%s\" is not known here; known are %s", name, names()));
        }
        return wanted;
    }

    private List<String> names() {
        return metrics.stream().map(Metric::name).sorted().toList();
    }

    private Map<MetricProtocol, MetricResult> known(VersionManifest manifest, Map<MetricProtocol, Metric> wanted) {
        Map<MetricProtocol, MetricResult> known = new HashMap<>();
        for (MetricProtocol protocol : wanted.keySet())
            results.get(manifest.ref(), protocol.metric(), protocol.config())
                    .ifPresent(result -> known.put(protocol, result));
        return known;
    }

    private static MetricResult result(
            VersionManifest manifest, Comparison comparison, MetricProtocol protocol, Metric metric) {
        try {
            Value value = metric.measure(comparison, protocol);
            LOG.infof("%s: %s %s", manifest.ref(), protocol.metric(), value.value());
            return new MetricResult(
                    MetricResult.SCHEMA_VERSION,
                    manifest.ref(),
                    manifest.at(),
                    protocol,
                    Optional.of(value.value()),
                    Optional.empty(),
                    value.parts(),
                    value.classes());
        } catch (MetricUndefined e) {
            LOG.infof("%s: %s undefined: %s", manifest.ref(), protocol.metric(), e.getMessage());
            return new MetricResult(
                    MetricResult.SCHEMA_VERSION,
                    manifest.ref(),
                    manifest.at(),
                    protocol,
                    Optional.empty(),
                    Optional.of(e.getMessage()),
                    Map.of(),
                    List.of());
        }
    }
}
