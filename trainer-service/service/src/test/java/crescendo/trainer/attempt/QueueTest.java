package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.client.Nonce;
import crescendo.client.job.Beat;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.job.Worker;
import crescendo.trainer.world.CountingRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Many jobs on few workers: which is taken next, and which rests. */
class QueueTest extends Workforce {
    private final List<Name> begun = new CopyOnWriteArrayList<>();

    @Test
    void aPausedJobFreesItsWorkerForAnotherAndGoesOnAsIfItHadNeverRested() throws InterruptedException {
        CountDownLatch halfWay = new CountDownLatch(1);
        CountDownLatch known = new CountDownLatch(1);
        Name undisturbed = accept("undisturbed", "");
        worker("one", at -> {
            if (at.imagesShown() == 32 && job(undisturbed).ended()) {
                halfWay.countDown();
                awaitLatch(known);
            }
        });
        awaitState(undisturbed, Job.Succeeded.class);
        Name job = accept("rests", "");
        halfWay.await();

        write(job, new LogEntry.PauseAsked(Nonce.next()));
        awaitOwnersLook(job);
        known.countDown();
        Job paused = awaitState(job, Job.Paused.class);
        awaitState(accept("another", ""), Job.Succeeded.class);

        assertThat(paused.history().state().orElseThrow().imagesShown())
                .as("the state of that very step")
                .isEqualTo(40);
        assertThat(job(job)).as("while the other was trained").isEqualTo(paused);

        write(job, new LogEntry.ResumeAsked(Nonce.next()));
        awaitState(job, Job.Succeeded.class);
        assertThat(weights(job)).isEqualTo(weights(undisturbed));
        assertThat(steps(job))
                .extracting(StepRow::figures)
                .isEqualTo(steps(undisturbed).stream().map(StepRow::figures).toList());
    }

    @Test
    void aPauseThatItsOwnerDidNotLiveToObeyIsObeyedByAnother() {
        Name job = accept("orphan", "");
        jobs.log(job).append(2, new LogEntry.Claimed(Nonce.next(), 1, "gone", new Pins(Map.of(), Map.of())));
        write(job, new LogEntry.PauseAsked(Nonce.next()));

        worker("one", at -> {});

        assertThat(awaitState(job, Job.Paused.class).history().attempts()).isEqualTo(1);
        assertThat(jobs.log(job).read()).last().isInstanceOf(LogEntry.Released.class);
    }

    @Test
    void aJobThatIsPausedWhileItWaitsIsLeftAlone() {
        Name paused = accept("paused", "");
        write(paused, new LogEntry.PauseAsked(Nonce.next()));
        Name other = accept("other", "");

        hire("one", Device.CPU);

        awaitState(other, Job.Succeeded.class);
        assertThat(job(paused)).isInstanceOf(Job.Paused.class);
        assertThat(begun).containsExactly(other);
    }

    @Test
    void jobsAreTakenByTheirPriorityAsItStandsByNow() {
        Name usual = accept("usual", "");
        Name last = accept("last", priority(-1));
        Name first = accept("first", priority(5));
        Name raised = accept("raised", priority(-2));
        write(raised, new LogEntry.PriorityChanged(Nonce.next(), 9));

        hire("one", Device.CPU);

        awaitState(last, Job.Succeeded.class);
        assertThat(begun).containsExactly(raised, first, usual, last);
    }

    @Test
    void aSubmitterWithoutARunningJobComesBeforeOneWhoHasWaitedLonger() throws InterruptedException {
        CountDownLatch firstBegun = new CountDownLatch(1);
        CountDownLatch enough = new CountDownLatch(1);
        Name adas = accept("adas-first", submitter("ada"));
        worker("one", (Trainees) (recipe, pins) -> {
            begun.add(recipe.model());
            return CountingRun.trainee(at -> {
                firstBegun.countDown();
                awaitLatch(enough);
            });
        });
        firstBegun.await();
        Name adasSecond = accept("adas-second", submitter("ada"));
        Name bobs = accept("bobs", submitter("bob"));

        hire("two", Device.CPU);

        awaitState(bobs, Job.Succeeded.class);
        awaitState(adasSecond, Job.Succeeded.class);
        enough.countDown();
        awaitState(adas, Job.Succeeded.class);
        assertThat(begun).containsExactly(adas, bobs, adasSecond);
    }

    @Test
    void aJobWhoseTrainerWasKilledIsTakenBeforeTheQueueThatStandsBehindIt() {
        Name orphan = accept("orphan", "");
        write(orphan, new LogEntry.Claimed(Nonce.next(), 1, "killed", new Pins(Map.of(), Map.of())));
        Name atHand = accept("at-hand", priority(5));
        Name waits = accept("waits", "");
        AtomicReference<Worker> one = new AtomicReference<>();
        CountDownLatch hired = new CountDownLatch(1);

        one.set(worker("one", (Trainees) (recipe, pins) -> {
            begun.add(recipe.model());
            return CountingRun.trainee(at -> {
                awaitLatch(hired);
                await().atMost(DEADLINE)
                        .until(() -> begun.size() > 1 || one.get().abandoned().contains(orphan));
            });
        }));
        hired.countDown();

        awaitState(waits, Job.Succeeded.class);
        assertThat(begun).containsExactly(atHand, orphan, waits);
        assertThat(job(orphan).history().attempts()).isEqualTo(2);
    }

    @Test
    void aJobPinnedToADeviceWaitsForATrainerOfThatKind() {
        Name pinned = accept("pinned", ", \"queue\": {\"device\": \"gpu\", \"priority\": 100}");
        Name any = accept("any", "");
        hire("on-cpu", Device.CPU);
        awaitState(any, Job.Succeeded.class);
        assertThat(job(pinned)).isInstanceOf(Job.Waiting.class);

        hire("on-gpu", Device.GPU);

        awaitState(pinned, Job.Succeeded.class);
        assertThat(jobs.log(pinned).entry(2)).get().isInstanceOfSatisfying(LogEntry.Claimed.class, claim -> assertThat(
                        claim.worker())
                .isEqualTo("on-gpu"));
    }

    private static String priority(int priority) {
        return ", \"queue\": {\"priority\": " + priority + "}";
    }

    private static String submitter(String name) {
        return ", \"queue\": {\"submitter\": \"" + name + "\"}";
    }

    /** A worker of whom is noted what it begins. */
    private void hire(String name, Device kind) {
        worker(
                name,
                (recipe, pins) -> {
                    begun.add(recipe.model());
                    return CountingRun.trainee(at -> {});
                },
                kind);
    }

    private void write(Name job, LogEntry entry) {
        List<LogEntry> log = new ArrayList<>(jobs.log(job).read());
        jobs.log(job).append(log.size() + 1L, entry);
        hear(job);
    }

    /** An owner looks into the log, where there is news, before each beat: the second from now comes after a look. */
    private void awaitOwnersLook(Name job) {
        long before = beats(job);
        await().atMost(DEADLINE).until(() -> beats(job) >= before + 2);
    }

    private long beats(Name job) {
        return jobs.lastBeat(job).map(Beat::counter).orElse(0L);
    }
}
