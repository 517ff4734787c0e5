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

    /** As it was accepted, but for its place in the queue, which may have changed since. */
    Recipe recipe();

    History history();

    Job then(LogEntry entry);

    /** Nobody works at it. */
    record Waiting(Name id, Recipe recipe, History history) implements Job {
        @Override
        public Job then(LogEntry entry) {
            if (entry instanceof LogEntry.Claimed claimed && claimed.attempt() == history.attempts() + 1) {
                return new Running(
                        id, recipe, history.claimed(claimed.attempt(), claimed.pins()), claimed, Running.Asked.NOTHING);
            }
            if (entry instanceof LogEntry.Failed failed) {
                return new Failed(id, recipe, history, failed.reason());
            }
            if (entry instanceof LogEntry.Cancelled || entry instanceof LogEntry.CancelAsked) {
                return new Cancelled(id, recipe, history);
            }
            if (entry instanceof LogEntry.PauseAsked) {
                return new Paused(id, recipe, history);
            }
            if (entry instanceof LogEntry.PriorityChanged changed) {
                return new Waiting(id, moved(recipe, changed), history);
            }
            if (entry instanceof LogEntry.ResumeAsked) {
                return this;
            }
            if (entry instanceof LogEntry.VerdictGiven given) {
                return new Waiting(id, recipe, history.judged(given));
            }
            throw illegal(this, entry);
        }
    }

    /** Nobody works at it, and nobody is to. */
    record Paused(Name id, Recipe recipe, History history) implements Job {
        @Override
        public Job then(LogEntry entry) {
            if (entry instanceof LogEntry.ResumeAsked) {
                return new Waiting(id, recipe, history);
            }
            if (entry instanceof LogEntry.Cancelled || entry instanceof LogEntry.CancelAsked) {
                return new Cancelled(id, recipe, history);
            }
            if (entry instanceof LogEntry.PriorityChanged changed) {
                return new Paused(id, moved(recipe, changed), history);
            }
            if (entry instanceof LogEntry.VerdictGiven given) {
                return new Paused(id, recipe, history.judged(given));
            }
            if (entry instanceof LogEntry.PauseAsked) {
                return this;
            }
            throw illegal(this, entry);
        }
    }

    /**
     * A worker holds it.
     *
     * @param asked what its owner is to obey
     */
    record Running(Name id, Recipe recipe, History history, LogEntry.Claimed claim, Asked asked) implements Job {
        /** What somebody wants of a running job. Who wants it cancelled has the last word. */
        public enum Asked {
            NOTHING,
            PAUSE,
            CANCEL
        }

        public boolean cancelAsked() {
            return asked == Asked.CANCEL;
        }

        public boolean pauseAsked() {
            return asked == Asked.PAUSE;
        }

        @Override
        public Job then(LogEntry entry) {
            if (entry instanceof LogEntry.State state && state.attempt() == claim.attempt()) {
                return with(history.saved(state.state()));
            }
            if (entry instanceof LogEntry.Published published && published.attempt() == claim.attempt()) {
                return with(history.published(published.manifest().version(), published.state()));
            }
            if (entry instanceof LogEntry.RolledBack back && back.attempt() == claim.attempt()) {
                return with(history.rolledBack(back));
            }
            if (entry instanceof LogEntry.VerdictGiven given) {
                return with(history.judged(given));
            }
            if (entry instanceof LogEntry.Retired retired
                    && retired.attempt() == claim.attempt()
                    && history.mayRetire(retired.version())) {
                return with(history.retired(retired.version()));
            }
            if (entry instanceof LogEntry.Claimed taken && taken.attempt() == claim.attempt() + 1) {
                return new Running(id, recipe, history.claimed(taken.attempt(), taken.pins()), taken, asked);
            }
            return asked(entry).orElseGet(() -> ended(entry));
        }

        private Optional<Job> asked(LogEntry entry) {
            if (entry instanceof LogEntry.CancelAsked) {
                return Optional.of(new Running(id, recipe, history, claim, Asked.CANCEL));
            }
            if (entry instanceof LogEntry.PauseAsked || entry instanceof LogEntry.ResumeAsked) {
                Asked now = entry instanceof LogEntry.PauseAsked ? Asked.PAUSE : Asked.NOTHING;
                return Optional.of(cancelAsked() ? this : new Running(id, recipe, history, claim, now));
            }
            if (entry instanceof LogEntry.PriorityChanged changed) {
                return Optional.of(new Running(id, moved(recipe, changed), history, claim, asked));
            }
            return Optional.empty();
        }

        private Job ended(LogEntry entry) {
            if (entry instanceof LogEntry.Released released && released.attempt() == claim.attempt()) {
                return released();
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

        private Job released() {
            return switch (asked) {
                case NOTHING -> new Waiting(id, recipe, history.released());
                case PAUSE -> new Paused(id, recipe, history.released());
                case CANCEL -> new Cancelled(id, recipe, history);
            };
        }

        private Running with(History newer) {
            return new Running(id, recipe, newer, claim, asked);
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

    private static Recipe moved(Recipe recipe, LogEntry.PriorityChanged changed) {
        return recipe.with(recipe.queue().withPriority(changed.priority()));
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
