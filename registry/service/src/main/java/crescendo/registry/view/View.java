package crescendo.registry.view;

import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CollapseSuspected;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.event.VersionRefused;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * All jobs and models, folded from events that may come twice, and in any order across topics. One job or model is
 * always seen whole; many threads may read and apply at once.
 */
public final class View {
    private final ConcurrentSkipListMap<Name, JobView> jobs = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Name, ModelView> models = new ConcurrentSkipListMap<>();

    /** @return whether it was news: neither seen before nor overtaken by a later one */
    public boolean apply(Event event) {
        if (event instanceof JobChanged change) {
            return change(jobs, change.job(), JobView.UNKNOWN, job -> job.with(change));
        }
        if (event instanceof TrainingProgress progress) {
            return change(jobs, progress.job(), JobView.UNKNOWN, job -> job.with(progress));
        }
        if (event instanceof CheckpointPublished published) {
            Name model = published.manifest().model();
            return change(models, model, ModelView.empty(model), seen -> seen.with(published.manifest()));
        }
        if (event instanceof MetricRecorded recorded) {
            Name model = recorded.result().version().model();
            return change(models, model, ModelView.empty(model), seen -> seen.with(recorded.result()));
        }
        if (event instanceof ModelChanged moved) {
            Name model = moved.alias().model();
            return change(models, model, ModelView.empty(model), seen -> seen.with(moved.alias()));
        }
        if (event instanceof CollapseSuspected suspected) {
            Name model = suspected.suspicion().version().model();
            return change(models, model, ModelView.empty(model), seen -> seen.with(suspected.suspicion()));
        }
        if (event instanceof VersionRefused refused) {
            Name model = refused.version().model();
            return change(models, model, ModelView.empty(model), seen -> seen.with(refused));
        }
        throw new IllegalStateException("no such event: " + event.type());
    }

    /**
     * A key's record was removed from its topic: an alias, a version or a refusal is taken back. What was measured of a version
     * stays.
     */
    public void forget(Topic topic, String key) {
        String[] names = key.split("/", 2);
        if (names.length == 2) {
            models.computeIfPresent(new Name(names[0]), (name, model) -> switch (topic) {
                case MODELS -> model.without(new Name(names[1]));
                case CHECKPOINTS -> model.retired(new Name(names[1]));
                case REFUSALS -> model.accepted(new Name(names[1]));
                default -> model;
            });
        }
    }

    /** Jobs whose state is known, by name. */
    public List<JobView> jobs() {
        return jobs.values().stream().filter(job -> job.latest().isPresent()).toList();
    }

    public Optional<JobView> job(Name job) {
        return Optional.ofNullable(jobs.get(job)).filter(known -> known.latest().isPresent());
    }

    /** Models with at least one version, by name. */
    public List<ModelView> models() {
        return models.values().stream()
                .filter(model -> !model.versions().isEmpty())
                .toList();
    }

    public Optional<ModelView> model(Name model) {
        return Optional.ofNullable(models.get(model))
                .filter(known -> !known.versions().isEmpty());
    }

    private static <V> boolean change(
            ConcurrentSkipListMap<Name, V> map, Name key, V unknown, UnaryOperator<V> change) {
        // compute() of this map may run the function more than once, so the answer is what the last run did
        boolean[] news = new boolean[1];
        map.compute(key, (name, seen) -> {
            V before = seen == null ? unknown : seen;
            V after = change.apply(before);
            news[0] = after != before;
            return after;
        });
        return news[0];
    }
}
