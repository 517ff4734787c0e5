package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.world.CountingRun;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A job that needs what is away: it waits for it, and loses nothing by it. */
class ObstaclesTest {
    private final Jobs jobs = new Jobs(World.bucket());
    private final JobNews news = new JobNews();
    private final HeardEvents events = new HeardEvents();
    private final Troubles troubles = new Troubles();
    private Optional<String> away = Optional.empty();
    private final Obstacles obstacles = recipe -> away;

    @Test
    void aJobIsNotClaimedWhileSomethingIsInItsWay() throws Exception {
        Name job = accepted();
        away = Optional.of("member 1 does not answer");

        assertThat(claim(job)).isEmpty();
        assertThat(jobs.log(job).read()).as("its log").hasSize(1);

        away = Optional.empty();
        assertThat(claim(job)).isPresent();
    }

    @Test
    void anAttemptThatBreaksByItIsLetGoAndTheJobGoesOnOnceItCan() throws Exception {
        Name undisturbed = accepted();
        train(undisturbed, at -> {});
        Name job = accepted();

        train(job, at -> {
            if (at.imagesShown() == 96) {
                away = Optional.of("member 1 does not answer");
                throw new IllegalStateException("UNAVAILABLE");
            }
        });

        assertThat(job(job)).isInstanceOf(Job.Waiting.class);
        assertThat(job(job).history().fruitless()).isZero();
        assertThat(claim(job)).isEmpty();
        away = Optional.empty();
        train(job, at -> {});
        assertThat(job(job)).isInstanceOf(Job.Succeeded.class);
        assertThat(weights(job)).isEqualTo(weights(undisturbed)).isNotEmpty();
    }

    @Test
    void aJobThatLosesAMemberEveryTimeIsGivenUpInTheEnd() throws Exception {
        Name job = accepted();

        for (int attempt = 1; attempt <= 5; attempt++)
            train(job, at -> {
                away = Optional.of("member 1 does not answer");
                throw new IllegalStateException("UNAVAILABLE");
            });

        assertThat(job(job).history().fruitless()).isEqualTo(Job.MAX_FRUITLESS);
        assertThat(claim(job)).isEmpty();
        assertThat(job(job)).isInstanceOf(Job.Failed.class);
    }

    private Name accepted() {
        Name job = new Name("hindered-" + Nonce.next().substring(0, 8));
        jobs.log(job).append(1, new LogEntry.Accepted(Nonce.next(), Recipes.tiny(job, "shirts", "")));
        return job;
    }

    /** Takes the job, whatever became of its last attempt. */
    private Optional<Claims.Claimed> claim(Name job) throws InterruptedException {
        int abandoned =
                job(job) instanceof Job.Running running ? running.claim().attempt() : 0;
        return new Claims(
                        jobs,
                        (recipe, after) -> new Pins(Map.of(), Map.of()),
                        obstacles,
                        news,
                        events,
                        "worker",
                        Device.CPU)
                .consider(job, abandoned, troubles);
    }

    private void train(Name job, Consumer<Position> onStep) throws InterruptedException {
        away = Optional.empty();
        Attempt.Means means = new Attempt.Means(
                news,
                jobs,
                new Blobs(World.bucket()),
                new Models(World.bucket()),
                events,
                (recipe, pins) -> CountingRun.trainee(onStep),
                new Liveness(Duration.ofSeconds(3), Duration.ofSeconds(15)),
                Duration.ofMinutes(1),
                obstacles,
                Map.of("threads", "1"),
                Optional.empty());
        new Attempt(means, troubles, new SpeedGauge(), () -> false)
                .at(claim(job).orElseThrow());
    }

    private Job job(Name job) {
        return jobs.log(job).replay().orElseThrow().job();
    }

    private List<Digest> weights(Name job) {
        return jobs.log(job).read().stream()
                .filter(entry -> entry instanceof LogEntry.Published)
                .map(entry -> ((LogEntry.Published) entry)
                        .manifest()
                        .file("weights.safetensors")
                        .digest())
                .toList();
    }
}
