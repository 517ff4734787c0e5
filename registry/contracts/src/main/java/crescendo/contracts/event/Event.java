package crescendo.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something that has happened. Read tolerantly: fields may be added, never changed.
 *
 * <p>The event's id is derived from what it says, so an event sent again by a successor is the same event.
 */
public sealed interface Event
        permits JobChanged,
                TrainingProgress,
                CheckpointPublished,
                MetricRecorded,
                ModelChanged,
                CollapseSuspected,
                VersionRefused {
    @JsonIgnore
    Topic topic();

    /** The record's key. */
    @JsonIgnore
    String key();

    /** Unique for a type: the same happening has the same. */
    @JsonIgnore
    String id();

    /** The CloudEvents type, such as {@code crescendo.job-changed.v1}. */
    @JsonIgnore
    String type();
}
