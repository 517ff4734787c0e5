package crescendo.registry.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import crescendo.client.job.RecordedJob;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.registry.view.JobView;
import crescendo.registry.view.View;
import crescendo.registry.view.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job.
 *
 * @param summary  of its newest log entry
 * @param waitsFor what a job waits for that nobody works at
 * @param progress of a running job
 * @param recipe   complete; only where one job is asked for
 * @param stages   of the schedule, in their order; only where one job is asked for
 */
public record JobReply(
        @JsonUnwrapped JobChanged summary,
        Optional<String> waitsFor,
        Optional<TrainingProgress> progress,
        Optional<Recipe> recipe,
        Optional<List<Stage>> stages) {

    /**
     * @param from images shown at its start
     * @param to   images shown at its end
     */
    public record Stage(int resolution, Phase.Kind phase, long from, long to) {}

    static JobReply brief(JobView job, View others) {
        JobChanged latest = job.latest().orElseThrow();
        return new JobReply(latest, Waits.of(latest, others), job.progress(), Optional.empty(), Optional.empty());
    }

    static JobReply of(RecordedJob job, View others) {
        JobView latest = new JobView(Optional.of(JobChanged.of(job.job(), job.sequence())), Optional.empty());
        return brief(latest, others);
    }

    JobReply with(Recipe recipe) {
        return new JobReply(
                summary,
                waitsFor,
                progress,
                Optional.of(recipe),
                Optional.of(stages(recipe.program().schedule())));
    }

    private static List<Stage> stages(GrowthSchedule schedule) {
        List<Stage> stages = new ArrayList<>();
        long from = 0;
        for (Phase phase : schedule.phases()) {
            stages.add(new Stage(phase.resolution(), phase.kind(), from, from + phase.images()));
            from += phase.images();
        }
        return List.copyOf(stages);
    }
}
