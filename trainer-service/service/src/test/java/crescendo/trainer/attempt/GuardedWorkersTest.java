package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.client.Nonce;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.model.Alias;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.world.CountingRun;
import crescendo.trainer.world.Diverging;
import crescendo.trainer.world.World;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What workers do about collapses, with training that only counts. */
class GuardedWorkersTest extends Workforce {
    @Test
    void aLossThatIsNoNumberTakesTheJobBackSoManyTimesAndThenStopsItWithItsBestVersion() {
        worker("one", (Trainees) (recipe, pins) -> {
            Trainee counting = CountingRun.trainee(at -> {});
            return new Trainee(new Diverging(counting.run(), 72), counting.reals(), counting.examiner());
        });

        Name job = accept("diverging", ", \"guard\": {\"action\": \"roll-back\", \"atMost\": 2}");

        Job.Failed failed = (Job.Failed) awaitState(job, Job.Failed.class);
        Name best = published(job).get(0).version();
        assertThat(failed.reason())
                .contains("no longer finite")
                .contains("2 roll-backs did not help")
                .endsWith("alias best is " + best);
        assertThat(failed.history().attempts()).isEqualTo(1);
        assertThat(jobs.log(job).read())
                .filteredOn(entry -> entry instanceof LogEntry.RolledBack)
                .extracting(entry -> ((LogEntry.RolledBack) entry).learningRateFactor())
                .containsExactly(0.5, 0.25);
        assertThat(new Models(World.bucket()).alias(job, new Name("best")))
                .map(Alias::version)
                .contains(best);
        assertThat(events.delivered())
                .filteredOn(event -> event instanceof ModelChanged changed
                        && changed.alias().model().equals(job))
                .hasSize(1);
    }

    @Test
    void aVerdictThatIsGivenWhileItTrainsIsObeyedAtTheNextEntry() throws InterruptedException {
        CountDownLatch pastTheVersion = new CountDownLatch(1);
        CountDownLatch judged = new CountDownLatch(1);
        AtomicInteger steps = new AtomicInteger();
        worker("one", at -> {
            if (steps.incrementAndGet() == 12) {
                pastTheVersion.countDown();
                awaitLatch(judged);
            }
        });
        Name job = accept("judged", ", \"guard\": {\"action\": \"roll-back\"}");
        pastTheVersion.await();
        await().atMost(DEADLINE).until(() -> jobs.log(job).read().size() == 3);

        jobs.log(job).append(4, new LogEntry.VerdictGiven(Nonce.next(), "fid", "it has doubled", 96));
        judged.countDown();

        awaitState(job, Job.Succeeded.class);
        assertThat(jobs.log(job).read())
                .filteredOn(entry -> entry instanceof LogEntry.RolledBack)
                .singleElement()
                .isInstanceOfSatisfying(LogEntry.RolledBack.class, back -> assertThat(back.toImages())
                        .isEqualTo(64));
        assertThat(job(job).history().versions()).hasSize(3);
        assertThat(steps(job)).extracting(StepRow::step).hasSize(24).isSorted();
    }
}
