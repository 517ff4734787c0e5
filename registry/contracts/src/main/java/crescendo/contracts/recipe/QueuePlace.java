package crescendo.contracts.recipe;

import com.fasterxml.jackson.annotation.JsonProperty;
import crescendo.contracts.Name;
import java.util.Optional;

/**
 * Where a job stands in the queue that all trainers share. It says when and where a run is made, never what comes out, and so
 * is no part of the recipe's digest.
 *
 * @param priority  higher ones are taken first; a job that runs is not stopped for a higher one
 * @param device    the kind of trainer that may take the job
 * @param submitter among whom trainers are shared fairly; jobs without one share a turn
 */
public record QueuePlace(int priority, Device device, Optional<Name> submitter) {
    public static final int LOWEST = -100;
    public static final int HIGHEST = 100;
    /** Follows a priority that is not allowed. */
    public static final String REFUSAL = " is not allowed; use a whole number from " + LOWEST + " to " + HIGHEST;

    public static final QueuePlace USUAL = new QueuePlace(0, Device.ANY, Optional.empty());

    public QueuePlace {
        requireAllowed(priority);
        device = device == null ? Device.ANY : device;
    }

    /** What a trainer trains on. */
    public enum Device {
        @JsonProperty("any")
        ANY,
        @JsonProperty("cpu")
        CPU,
        @JsonProperty("gpu")
        GPU;

        /** Whether a job pinned so may run on {@code kind}, the kind of one trainer. */
        public boolean runsOn(Device kind) {
            return this == ANY || this == kind;
        }
    }

    public static boolean allows(long priority) {
        return priority >= LOWEST && priority <= HIGHEST;
    }

    public static void requireAllowed(int priority) {
        if (!allows(priority)) {
            throw new IllegalArgumentException("priority: " + priority + REFUSAL);
        }
    }

    public QueuePlace withPriority(int newer) {
        return new QueuePlace(newer, device, submitter);
    }
}
