package crescendo.registry.watch;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was measured of a job's versions, as short as a test wants to say it. */
record Past(Name model, Name job) {
    private static final DataSetRef REALS = DataSetRef.parse("shapes@v1");

    static Past of(String model, String job) {
        return new Past(new Name(model), new Name(job));
    }

    VersionRef ref(long images) {
        return VersionRef.of(model, job, images);
    }

    Name version(long images) {
        return ref(images).version();
    }

    VersionManifest manifest(long images, int resolution) {
        return new VersionManifest(
                1,
                model,
                version(images),
                "progan",
                job,
                at(images, resolution),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                new VersionManifest.Lineage(Map.of("train", REALS), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
    }

    private static VersionManifest.At at(long images, int resolution) {
        return new VersionManifest.At(images, images, resolution, Phase.Kind.STABLE, 1, false);
    }

    MetricResult result(String metric, long images, int resolution, double value) {
        return result(metric, images, resolution, value, 2048);
    }

    MetricResult result(String metric, long images, int resolution, double value, int count) {
        return measured(metric, images, resolution, Optional.of(value), count);
    }

    MetricResult undefined(String metric, long images, int resolution) {
        return measured(metric, images, resolution, Optional.empty(), 2048);
    }

    private MetricResult measured(String metric, long images, int resolution, Optional<Double> value, int count) {
        MetricProtocol protocol =
                new MetricProtocol(metric, 1, count, 1, REALS, resolution, 1, Optional.empty(), Map.of());
        return new MetricResult(
                1,
                ref(images),
                at(images, resolution),
                protocol,
                value,
                value.isPresent() ? Optional.empty() : Optional.of("no variation"),
                Map.of(),
                List.of());
    }

    /** The version that a result is of, and the result. */
    List<Event> events(MetricResult... results) {
        List<Event> events = new ArrayList<>();
        for (MetricResult result : results) {
            events.add(new CheckpointPublished(
                    1, manifest(result.at().imagesShown(), result.at().resolution())));
            events.add(new MetricRecorded(1, result));
        }
        return events;
    }

    ModelView view(MetricResult... results) {
        return view(events(results));
    }

    ModelView view(List<Event> events) {
        View view = new View();
        events.forEach(view::apply);
        return view.model(model).orElseThrow();
    }
}
