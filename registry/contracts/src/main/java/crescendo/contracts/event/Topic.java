package crescendo.contracts.event;

import java.time.Duration;
import java.util.Optional;

/** The topics, what keys them, and how long they keep what. All have 12 partitions. */
public enum Topic {
    REQUESTS("crescendo.training.requests", false, Optional.of(Duration.ofDays(7))),
    PROGRESS("crescendo.training.progress", false, Optional.of(Duration.ofHours(1))),
    JOBS("crescendo.jobs", true, Optional.empty()),
    CHECKPOINTS("crescendo.checkpoints", true, Optional.empty()),
    METRICS("crescendo.metrics", true, Optional.empty()),
    MODELS("crescendo.models", true, Optional.empty()),
    SUSPICIONS("crescendo.suspicions", true, Optional.empty()),
    REFUSALS("crescendo.refusals", true, Optional.empty()),
    MEASURE_REQUESTS("crescendo.metrics.requests", false, Optional.of(Duration.ofDays(7))),
    REQUESTS_DEAD("crescendo.training.requests.dead-letters", false, Optional.of(Duration.ofDays(30))),
    CHECKPOINTS_DEAD("crescendo.checkpoints.dead-letters", false, Optional.of(Duration.ofDays(30))),
    MEASURE_REQUESTS_DEAD("crescendo.metrics.requests.dead-letters", false, Optional.of(Duration.ofDays(30)));

    public static final int PARTITIONS = 12;

    private final String topicName;
    private final boolean compacted;
    private final Optional<Duration> retention;

    Topic(String topicName, boolean compacted, Optional<Duration> retention) {
        this.topicName = topicName;
        this.compacted = compacted;
        this.retention = retention;
    }

    public String topicName() {
        return topicName;
    }

    public boolean compacted() {
        return compacted;
    }

    /** How long records are kept; for ever where a topic is compacted. */
    public Optional<Duration> retention() {
        return retention;
    }
}
