package crescendo.registry.live;

import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CollapseSuspected;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.event.VersionRefused;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which events a listener wants: those of a job, of a model, or of a job that makes that model.
 *
 * @param job   none for all; a metric, an alias or a refusal belongs to a model only, and passes no filter by job
 * @param model none for all
 */
public record EventFilter(Optional<Name> job, Optional<Name> model) implements Predicate<Event> {
    public static final EventFilter ALL = new EventFilter(Optional.empty(), Optional.empty());

    @Override
    public boolean test(Event event) {
        return job.filter(wanted -> !jobOf(event).filter(wanted::equals).isPresent())
                        .isEmpty()
                && model.filter(wanted -> !wanted.equals(modelOf(event))).isEmpty();
    }

    private static Optional<Name> jobOf(Event event) {
        if (event instanceof JobChanged change) {
            return Optional.of(change.job());
        }
        if (event instanceof TrainingProgress progress) {
            return Optional.of(progress.job());
        }
        if (event instanceof CollapseSuspected suspected) {
            return Optional.of(suspected.suspicion().job());
        }
        return event instanceof CheckpointPublished published
                ? Optional.of(published.manifest().job())
                : Optional.empty();
    }

    private static Name modelOf(Event event) {
        if (event instanceof JobChanged change) {
            return change.model();
        }
        if (event instanceof TrainingProgress progress) {
            return progress.model();
        }
        if (event instanceof CheckpointPublished published) {
            return published.manifest().model();
        }
        if (event instanceof MetricRecorded recorded) {
            return recorded.result().version().model();
        }
        if (event instanceof CollapseSuspected suspected) {
            return suspected.suspicion().version().model();
        }
        if (event instanceof VersionRefused refused) {
            return refused.version().model();
        }
        return ((ModelChanged) event).alias().model();
    }
}
