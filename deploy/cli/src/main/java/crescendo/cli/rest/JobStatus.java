package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.TrainingProgress;
import java.util.Optional;

/**
 * A job as the registry tells of it.
 *
 * @param progress of a running one, once it has told any
 */
public record JobStatus(JobChanged summary, Optional<TrainingProgress> progress) {
    public static JobStatus of(JsonNode reply) {
        JsonNode progress = reply.path("progress");
        return new JobStatus(
                Json.read(Json.write(reply), JobChanged.class),
                progress.isObject()
                        ? Optional.of(Json.read(Json.write(progress), TrainingProgress.class))
                        : Optional.empty());
    }

    public String state() {
        return summary.state();
    }

    public boolean succeeded() {
        return state().equals("succeeded");
    }

    public boolean ended() {
        return succeeded() || state().equals("failed") || state().equals("cancelled");
    }

    /** By what was told last, be it progress or state. */
    public long imagesShown() {
        return Math.max(
                summary.imagesShown(),
                progress.map(TrainingProgress::imagesShown).orElse(0L));
    }
}
