package crescendo.contracts.event;

import crescendo.contracts.Name;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.step.Split;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a running job stands, at most twice a second.
 *
 * @param phaseImages     length of the phase, in images; {@code intoPhase} of them are shown
 * @param imagesPerSecond over the last few seconds
 * @param secondsLeft     of the whole job, by the speed so far; −1 while it is unknown
 * @param losses          by name
 * @param figures         all that the step found, as a row of {@code steps.jsonl} names it; finite numbers only
 * @param split           of the time since the report before
 * @param memoryMiB       resident memory of the trainer
 * @param rollBacks       of the job so far: after one, images shown and steps begin lower again
 */
public record TrainingProgress(
        int schemaVersion,
        Name job,
        Name model,
        int attempt,
        long step,
        long imagesShown,
        long totalImages,
        int resolution,
        Phase.Kind phase,
        double alpha,
        long intoPhase,
        long phaseImages,
        double imagesPerSecond,
        double secondsLeft,
        Map<String, Double> losses,
        Map<String, Double> figures,
        Optional<Split> split,
        Optional<Double> memoryMiB,
        int rollBacks)
        implements Event {
    public TrainingProgress {
        losses = new TreeMap<>(losses);
        figures = figures == null ? Map.of() : new TreeMap<>(figures);
    }

    @Override
    public Topic topic() {
        return Topic.PROGRESS;
    }

    @Override
    public String key() {
        return job.value();
    }

    @Override
    public String id() {
        return job + "/" + attempt + "/" + step;
    }

    @Override
    public String type() {
        return "crescendo.training-progress.v1";
    }
}
