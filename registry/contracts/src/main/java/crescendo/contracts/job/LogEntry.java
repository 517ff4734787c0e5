package crescendo.contracts.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import crescendo.contracts.Name;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.QueuePlace;
import crescendo.contracts.recipe.Recipe;
import java.util.Optional;

/**
 * An entry of a job's log. Every change of a job competes for the next sequence number, so what is in the log was allowed
 * when it was written. Each carries its writer's nonce, by which a writer knows its own entry again after a lost answer.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
    @JsonSubTypes.Type(value = LogEntry.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = LogEntry.Claimed.class, name = "claimed"),
    @JsonSubTypes.Type(value = LogEntry.State.class, name = "state"),
    @JsonSubTypes.Type(value = LogEntry.Published.class, name = "published"),
    @JsonSubTypes.Type(value = LogEntry.VerdictGiven.class, name = "verdict-given"),
    @JsonSubTypes.Type(value = LogEntry.RolledBack.class, name = "rolled-back"),
    @JsonSubTypes.Type(value = LogEntry.Retired.class, name = "retired"),
    @JsonSubTypes.Type(value = LogEntry.CancelAsked.class, name = "cancel-asked"),
    @JsonSubTypes.Type(value = LogEntry.PauseAsked.class, name = "pause-asked"),
    @JsonSubTypes.Type(value = LogEntry.ResumeAsked.class, name = "resume-asked"),
    @JsonSubTypes.Type(value = LogEntry.PriorityChanged.class, name = "priority-changed"),
    @JsonSubTypes.Type(value = LogEntry.Released.class, name = "released"),
    @JsonSubTypes.Type(value = LogEntry.Succeeded.class, name = "succeeded"),
    @JsonSubTypes.Type(value = LogEntry.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = LogEntry.Cancelled.class, name = "cancelled")
})
public sealed interface LogEntry {
    String nonce();

    /** What the steps since the entry before found, where this entry records some. */
    default Optional<StepsRef> steps() {
        return Optional.empty();
    }

    /** The first entry: the job exists. */
    record Accepted(String nonce, Recipe recipe) implements LogEntry {}

    /** A worker takes the job, as its attempt number {@code attempt}, from 1 up. */
    record Claimed(String nonce, int attempt, String worker, Pins pins) implements LogEntry {}

    /** Resumable state between checkpoints. */
    record State(String nonce, int attempt, StateRef state) implements LogEntry {
        @Override
        public Optional<StepsRef> steps() {
            return state.steps();
        }
    }

    /**
     * A checkpoint, with the state of that very step. The version's manifest in the bucket is a copy of this one.
     *
     * @param standing how the collapse guard found it, where it looked
     */
    record Published(String nonce, int attempt, VersionManifest manifest, StateRef state, Optional<Standing> standing)
            implements LogEntry {
        public Published(String nonce, int attempt, VersionManifest manifest, StateRef state) {
            this(nonce, attempt, manifest, state, Optional.empty());
        }

        @Override
        public Optional<StepsRef> steps() {
            return state.steps();
        }
    }

    /**
     * Somebody outside says that the job has collapsed; its owner does what the recipe says of that.
     *
     * @param from          who says so, such as a metric's name
     * @param atImagesShown where: no version of then or later is gone back to
     */
    record VerdictGiven(String nonce, String from, String reason, long atImagesShown) implements LogEntry {}

    /**
     * Training goes on from an earlier state with other learning rates.
     *
     * @param atImagesShown      where it stood
     * @param version            that it goes back to; absent for the beginning
     * @param state              of that version
     * @param learningRateFactor that both learning rates are multiplied with from there on
     * @param steps              since the newest state, which show why
     */
    record RolledBack(
            String nonce,
            int attempt,
            long atImagesShown,
            Optional<Name> version,
            Optional<StateRef> state,
            String reason,
            double learningRateFactor,
            Optional<StepsRef> steps)
            implements LogEntry {
        /** Images shown where training goes on; 0 for the beginning. */
        public long toImages() {
            return state.map(StateRef::imagesShown).orElse(0L);
        }
    }

    /** A version is let go of: its manifest and its files are being deleted. */
    record Retired(String nonce, int attempt, Name version) implements LogEntry {}

    /** Somebody wants it to stop; its owner obeys. */
    record CancelAsked(String nonce) implements LogEntry {}

    /** Somebody wants it to rest: one that waits rests at once, the owner of another writes its state and lets go. */
    record PauseAsked(String nonce) implements LogEntry {}

    /** It is to wait for a worker again, or to stay with the one that has not let go yet. */
    record ResumeAsked(String nonce) implements LogEntry {}

    /** It is to be taken before those of a lower priority, whatever its recipe said. */
    record PriorityChanged(String nonce, int priority) implements LogEntry {
        public PriorityChanged {
            QueuePlace.requireAllowed(priority);
        }
    }

    /** The owner lets go, or is gone where it was to let go: the job waits for another, or rests where a pause was asked for. */
    record Released(String nonce, int attempt) implements LogEntry {}

    record Succeeded(String nonce, int attempt) implements LogEntry {}

    /**
     * @param lastGood the newest version there is, where there is one
     * @param steps    since the newest state, where what they found is why
     */
    record Failed(String nonce, String reason, Optional<Name> lastGood, Optional<StepsRef> steps) implements LogEntry {
        public Failed(String nonce, String reason, Optional<Name> lastGood) {
            this(nonce, reason, lastGood, Optional.empty());
        }
    }

    record Cancelled(String nonce) implements LogEntry {}
}
