package crescendo.metrics.measure;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.log.LogUnavailable;
import crescendo.client.model.MetricResults;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Subject;
import crescendo.metric.Workers;
import crescendo.metrics.material.Material;
import crescendo.metrics.material.Unmeasurable;
import crescendo.metrics.measure.Breakdown.Part;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Measures checkpoints one at a time: result into the bucket, event out of what the bucket then holds. */
public final class Measurer {
    private static final Logger LOG = Logger.getLogger(Measurer.class);

    private final List<Metric> metrics;
    private final Material material;
    private final Workers workers;
    private final MetricResults results;
    private final Blobs blobs;
    private final Consumer<MetricRecorded> announce;
    private final MeterRegistry meters;
    private final Breakdown breakdown;

    /** @param announce returns when the broker has the event */
    public Measurer(
            List<Metric> metrics,
            Material material,
            Workers workers,
            MetricResults results,
            Blobs blobs,
            Consumer<MetricRecorded> announce,
            MeterRegistry meters) {
        this.metrics = List.copyOf(metrics);
        this.material = material;
        this.workers = workers;
        this.results = results;
        this.blobs = blobs;
        this.announce = announce;
        this.meters = meters;
        this.breakdown = new Breakdown(meters);
    }

    /**
     * Gives a version every metric its plan asks for. What was measured before is only announced again, so doing it twice
     * is doing it once. Where one metric crashes the others are measured all the same; a store or a broker that is away
     * stops it at once, to be tried again.
     *
     * @throws Unmeasurable where none can ever be measured
     * @throws MetricsFailed where some crashed
     */
    public void measure(VersionManifest manifest) {
        if (manifest.plan().isEmpty()) return;
        MeasurePlan plan = manifest.plan().get();
        Comparison comparison = new Comparison(subject(manifest, plan), workers);
        Map<String, RuntimeException> failures = new LinkedHashMap<>();
        Map<MetricProtocol, Metric> wanted = new LinkedHashMap<>();
        for (Metric metric : known(plan.metrics()))
            attempt(failures, metric.name(), () -> wanted.put(metric.protocol(comparison), metric));
        Checkup checkup = Checkup.of(List.copyOf(wanted.keySet()), recorded(manifest, wanted));
        checkup.announce().forEach(announce);
        Examination examination = new Examination(manifest, comparison, blobs);
        for (MetricProtocol protocol : checkup.measure())
            attempt(failures, protocol.metric(), () -> record(examination, wanted.get(protocol), protocol));
        if (!failures.isEmpty()) throw new MetricsFailed(failures);
    }

    private Subject subject(VersionManifest manifest, MeasurePlan plan) {
        return manifest.upscaler()
                .<Subject>map(spec -> new UpscalerCheckpoint(manifest, spec, plan, material, breakdown))
                .orElseGet(() -> new Checkpoint(manifest, plan, material, workers, breakdown));
    }

    private void record(Examination examination, Metric metric, MetricProtocol protocol) {
        MetricResult result = meters.timer("crescendo.metrics.measure", "metric", protocol.metric())
                .record(() -> breakdown.of(Part.MEASURE, () -> examination.by(metric, protocol)));
        MetricResult stored = breakdown.of(Part.STORE, () -> results.create(result));
        breakdown.of(Part.PUBLISH, () -> {
            announce.accept(Checkup.event(stored));
            return stored;
        });
    }

    private static void attempt(Map<String, RuntimeException> failures, String metric, Runnable work) {
        try {
            work.run();
        } catch (StoreUnavailable | LogUnavailable | UncheckedIOException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s failed", metric);
            failures.put(metric, e);
        } catch (OutOfMemoryError e) {
            // what it held is free again, so the others may well fit
            failures.put(metric, new IllegalStateException("out of memory: " + e.getMessage(), e));
        }
    }

    /** Metrics of newer services are theirs to measure: what nobody here knows is left alone. */
    private List<Metric> known(List<String> asked) {
        List<Metric> known = new ArrayList<>();
        for (String name : asked)
            metrics.stream()
                    .filter(metric -> metric.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            known::add,
                            () -> LOG.warnf("metrics: \"%s\" is not known here; known are %s", name, names()));
        return known;
    }

    private List<String> names() {
        return metrics.stream().map(Metric::name).sorted().toList();
    }

    private Map<MetricProtocol, MetricResult> recorded(VersionManifest manifest, Map<MetricProtocol, Metric> wanted) {
        Map<MetricProtocol, MetricResult> known = new HashMap<>();
        for (MetricProtocol protocol : wanted.keySet())
            results.get(manifest.ref(), protocol.metric(), protocol.config())
                    .ifPresent(result -> known.put(protocol, result));
        return known;
    }
}
