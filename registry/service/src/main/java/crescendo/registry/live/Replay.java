package crescendo.registry.live;

import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CollapseSuspected;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.ModelChanged;
import crescendo.registry.view.JobView;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much of what has happened a new listener is told before it hears what happens. */
public enum Replay {
    /** The newest event of every key: whoever folds them has the whole view. */
    ALL,
    /** Jobs and their progress only. */
    JOBS,
    NONE;

    public static Optional<Replay> of(String text) {
        return Stream.of(values())
                .filter(replay -> replay.toString().equals(text))
                .findFirst();
    }

    public List<Event> of(View view) {
        Stream<Event> jobs = this == NONE ? Stream.of() : view.jobs().stream().flatMap(Replay::of);
        Stream<Event> models = this == ALL ? view.models().stream().flatMap(Replay::of) : Stream.of();
        return Stream.concat(jobs, models).toList();
    }

    private static Stream<Event> of(JobView job) {
        return Stream.concat(job.latest().stream(), job.progress().stream());
    }

    private static Stream<Event> of(ModelView model) {
        Stream<Event> versions = model.inOrder().stream().map(manifest -> new CheckpointPublished(1, manifest));
        Stream<Event> metrics = model.metrics().values().stream()
                .flatMap(results -> results.values().stream())
                .map(result -> new MetricRecorded(1, result));
        Stream<Event> aliases = model.aliases().values().stream().map(alias -> new ModelChanged(1, alias));
        Stream<Event> suspicions = model.suspicions().values().stream()
                .flatMap(ofVersion -> ofVersion.values().stream())
                .map(suspicion -> new CollapseSuspected(1, suspicion));
        Stream<Event> refusals = model.refusals().values().stream().map(refused -> refused);
        return Stream.of(versions, metrics, aliases, suspicions, refusals).flatMap(events -> events);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
