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
 * @param waitsFor what a job waits for that nobody works at
 */
public record JobStatus(JobChanged summary, Optional<TrainingProgress> progress, Optional<String> waitsFor) {
    public static JobStatus of(JsonNode reply) {
        JsonNode progress = reply.path("progress");
        return new JobStatus(
                Json.read(Json.write(reply), JobChanged.class),
                progress.isObject()
                        ? Optional.of(Json.read(Json.write(progress), TrainingProgress.class))
                        : Optional.empty(),
                Optional.ofNullable(reply.path("waitsFor").textValue()));
    }

    public String state() {
        return summary.state();
    }

    public boolean succeeded() {
        return state().equals("succeeded");
    }

    public boolean ended() {
        return summary.ended();
    }

    /** For people: what it is, or is about to be. */
    public String shown() {
        String about = summary.pauseAsked() ? "pausing" : state();
        return summary.cancelAsked() && !ended() ? "cancelling" : about;
    }

    /** By what was told last, be it progress or state. */
    public long imagesShown() {
        return Math.max(
                summary.imagesShown(),
                progress.map(TrainingProgress::imagesShown).orElse(0L));
    }
}
