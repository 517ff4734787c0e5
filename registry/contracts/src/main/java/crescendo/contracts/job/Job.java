package crescendo.contracts.job;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/**
 * The state that a job's log leads to. Each entry is applied by {@link #then}; one that cannot follow is an
 * {@link IllegalStateException}, for in a log where every writer competes for the next number it means damage.
 */
public sealed interface Job {
    /** Claims without new state after which a job has failed, so that a bad one does not end every trainer in turn. */
    int MAX_FRUITLESS = 3;

    Name id();

    Recipe recipe();

    History history();

    Job then(LogEntry entry);

    /** Nobody works at it. */
    record Waiting(Name id, Recipe recipe, History history) implements Job {
        @Override
        public Job then(LogEntry entry) {
            if (entry instanceof LogEntry.Claimed claimed && claimed.attempt() == history.attempts() + 1) {
                return new Running(id, recipe, history.claimed(claimed.attempt(), claimed.pins()), claimed, false);
            }
            if (entry instanceof LogEntry.Failed failed) {
                return new Failed(id, recipe, history, failed.reason());
            }
            if (entry instanceof LogEntry.Cancelled || entry instanceof LogEntry.CancelAsked) {
                return new Cancelled(id, recipe, history);
            }
            throw illegal(this, entry);
        }
    }

    /** A worker holds it. */
    record Running(Name id, Recipe recipe, History history, LogEntry.Claimed claim, boolean cancelAsked)
            implements Job {
        @Override
        public Job then(LogEntry entry) {
            if (entry instanceof LogEntry.State state && state.attempt() == claim.attempt()) {
                return with(history.saved(state.state()));
            }
            if (entry instanceof LogEntry.Published published && published.attempt() == claim.attempt()) {
                return with(history.published(published.manifest().version(), published.state()));
            }
            if (entry instanceof LogEntry.Claimed taken && taken.attempt() == claim.attempt() + 1) {
                return new Running(id, recipe, history.claimed(taken.attempt(), taken.pins()), taken, cancelAsked);
            }
            if (entry instanceof LogEntry.CancelAsked) {
                return new Running(id, recipe, history, claim, true);
            }
            return ended(entry);
        }

        private Job ended(LogEntry entry) {
            if (entry instanceof LogEntry.Released released && released.attempt() == claim.attempt()) {
                return cancelAsked ? new Cancelled(id, recipe, history) : new Waiting(id, recipe, history.released());
            }
            if (entry instanceof LogEntry.Succeeded succeeded && succeeded.attempt() == claim.attempt()) {
                return new Succeeded(id, recipe, history);
            }
            if (entry instanceof LogEntry.Failed failed) {
                return new Failed(id, recipe, history, failed.reason());
            }
            if (entry instanceof LogEntry.Cancelled) {
                return new Cancelled(id, recipe, history);
            }
            throw illegal(this, entry);
        }

        private Running with(History newer) {
            return new Running(id, recipe, newer, claim, cancelAsked);
        }
    }

    record Succeeded(Name id, Recipe recipe, History history) implements Job {
        @Override
        public Job then(LogEntry entry) {
            throw illegal(this, entry);
        }
    }

    record Failed(Name id, Recipe recipe, History history, String reason) implements Job {
        @Override
        public Job then(LogEntry entry) {
            throw illegal(this, entry);
        }
    }

    record Cancelled(Name id, Recipe recipe, History history) implements Job {
        @Override
        public Job then(LogEntry entry) {
            throw illegal(this, entry);
        }
    }

    /** The state after a log; nothing for an empty one. */
    static Optional<Job> replay(Name id, List<LogEntry> log) {
        Job job = null;
        for (LogEntry entry : log) {
            job = job == null ? accepted(id, entry) : job.then(entry);
        }
        return Optional.ofNullable(job);
    }

    static Job accepted(Name id, LogEntry first) {
        if (first instanceof LogEntry.Accepted accepted) {
            return new Waiting(id, accepted.recipe(), History.NONE);
        }
        throw new IllegalStateException(
                "the log of job " + id + " begins with " + first.getClass().getSimpleName());
    }

    private static IllegalStateException illegal(Job job, LogEntry entry) {
        return new IllegalStateException(
                "job " + job.id() + " is " + job.getClass().getSimpleName() + " after "
                        + job.history().attempts() + " attempts; " + entry + " cannot follow");
    }

    default boolean ended() {
        return this instanceof Succeeded || this instanceof Failed || this instanceof Cancelled;
    }
}
