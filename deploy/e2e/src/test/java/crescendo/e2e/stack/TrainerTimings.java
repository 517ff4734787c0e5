package crescendo.e2e.stack;

import java.util.Map;

/** A trainer's settings for tests: everything that waits waits less. */
final class TrainerTimings {
    static final Map<String, String> QUICK = Map.of(
            "CRESCENDO_BEAT_EVERY", "0.3S",
            "CRESCENDO_TAKEOVER_AFTER", "2S",
            "CRESCENDO_STATE_EVERY", "0.5S",
            "CRESCENDO_THREADS", "1");

    private TrainerTimings() {}
}
