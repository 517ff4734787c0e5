package crescendo.trainer.attempt;

import crescendo.client.blob.Blobs;
import crescendo.client.step.JobSteps;
import crescendo.contracts.job.Job;
import crescendo.trainer.figures.LiveFolder;
import crescendo.trainer.figures.ProgressMeter;
import crescendo.trainer.figures.StepReporter;
import crescendo.trainer.steps.StepFormat;
import crescendo.trainer.steps.StepsFolder;
import crescendo.trainer.tenure.EventSink;
import crescendo.trainer.tenure.Tenure;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;

/**
 * What an attempt tells of its steps as it makes them: to the job's folder, to the topic of progress, to the gauge.
 *
 * @param stepsFolder where each job has a folder
 */
record Telling(Optional<Path> stepsFolder, Blobs blobs, EventSink events, SpeedGauge speed) {
    /** What the log knows of the job's steps up to {@code shown} images, and from now on what this attempt makes of them. */
    LiveFolder folder(Tenure tenure, long shown) {
        return stepsFolder
                .map(all -> LiveFolder.of(() -> StepsFolder.begin(
                        all.resolve(tenure.job().id().value()),
                        EnumSet.allOf(StepFormat.class),
                        new JobSteps(blobs).read(tenure.entries()).filter(row -> row.imagesShown() <= shown),
                        System.currentTimeMillis())))
                .orElseGet(LiveFolder::none);
    }

    StepReporter reporter(Tenure tenure, LiveFolder folder, long shown) {
        Job job = tenure.job();
        ProgressMeter meter = new ProgressMeter(
                job.id(),
                job.recipe().model(),
                tenure.attempt(),
                job.recipe().program().schedule().totalImages(),
                job.history().course().count());
        meter.begin(shown, System.nanoTime());
        return new StepReporter(tenure.attempt(), meter, folder, progress -> {
            speed.report(progress.imagesPerSecond());
            events.mention(progress);
        });
    }
}
