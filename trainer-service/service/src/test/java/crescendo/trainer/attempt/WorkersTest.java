package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.client.Keys;
import crescendo.client.Nonce;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.job.Worker;
import crescendo.trainer.loop.ExportMismatch;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.state.StateRetention;
import crescendo.trainer.world.CountingRun;
import crescendo.trainer.world.Diverging;
import crescendo.trainer.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Workers on a real store, with training that only counts. */
class WorkersTest extends Workforce {
    @Test
    void twoWorkersRacingForTenJobsTrainEachOnce() {
        AtomicInteger steps = new AtomicInteger();
        List<Name> ten = new ArrayList<>();
        worker("one", at -> steps.incrementAndGet());
        worker("two", at -> steps.incrementAndGet());

        for (int i = 0; i < 10; i++) {
            ten.add(accept("race-" + i, ""));
        }

        ten.forEach(job -> awaitState(job, Job.Succeeded.class));
        assertThat(steps).hasValue(10 * 24);
        for (Name job : ten) {
            assertThat(jobs.log(job).read())
                    .filteredOn(entry -> entry instanceof LogEntry.Claimed)
                    .as("claims of " + job)
                    .hasSize(1);
            assertThat(versions(job)).as("versions of " + job).hasSize(3).doesNotHaveDuplicates();
        }
    }

    @Test
    void anAttemptThatBreaksIsTakenUpWhereItsLastVersionStood() {
        AtomicInteger broken = new AtomicInteger();
        worker("one", at -> {
            if (at.imagesShown() == 96 && broken.getAndIncrement() == 0) {
                throw new OutOfMemoryError("for this test");
            }
        });
        Name undisturbed = accept("whole", "");
        awaitState(undisturbed, Job.Succeeded.class);
        broken.set(0);

        Name disturbed = accept("broken", "");

        awaitState(disturbed, Job.Succeeded.class);
        assertThat(broken.get()).isEqualTo(2);
        assertThat(job(disturbed).history().attempts()).isEqualTo(2);
        assertThat(weights(disturbed)).isEqualTo(weights(undisturbed));
        assertThat(versions(disturbed)).hasSize(3);
        assertThat(steps(disturbed))
                .extracting(StepRow::figures)
                .hasSize(24)
                .isEqualTo(steps(undisturbed).stream().map(StepRow::figures).toList());
        assertThat(steps(disturbed).stream().map(row -> row.wall().attempt()))
                .as("the attempt of each step")
                .isSubsetOf(1, 2)
                .isSorted();
    }

    @Test
    void aJobThatBreaksEveryTimeFailsAfterThreeAttemptsWithTheCause() {
        worker("one", at -> {
            throw new IllegalStateException("no luck");
        });

        Name job = accept("hopeless", "");

        Job.Failed failed = (Job.Failed) awaitState(job, Job.Failed.class);
        assertThat(failed.reason()).contains("3 attempts in a row").contains("no luck");
        assertThat(failed.history().attempts()).isEqualTo(3);
    }

    @Test
    void aFileThatDoesNotServeWhatWasTrainedFailsTheJob() {
        Trainee counting = CountingRun.trainee(at -> {});
        Trainee.Examiner strict = (run, reached) -> {
            throw new ExportMismatch("output raw of the exported file differs by 1.0");
        };
        worker("one", (Trainees) (recipe, pins) -> new Trainee(counting.run(), counting.reals(), strict));

        Job.Failed failed = (Job.Failed) awaitState(accept("unlike", ""), Job.Failed.class);

        assertThat(failed.reason()).isEqualTo("output raw of the exported file differs by 1.0");
        assertThat(failed.history().attempts()).isEqualTo(1);
    }

    @Test
    void aPublishedVersionThatComesOutOtherwiseWhenTrainedAgainFailsTheJob() {
        AtomicReference<Worker> first = new AtomicReference<>();
        first.set(worker("one", at -> {
            if (at.imagesShown() == 96) {
                first.get().stop();
            }
        }));
        Name job = accept("otherwise", "");
        awaitState(job, Job.Waiting.class, 1);
        StateRetention.kept(jobs.log(job).read())
                .forEach(state -> World.bucket().delete(Keys.blob(state.digest())));

        worker("two", (Trainees) (recipe, pins) -> {
            Trainee unlike = CountingRun.trainee(at -> {});
            unlike.run().step(recipe.program().schedule().at(8), Batch.of(new byte[0]));
            return unlike;
        });

        Job.Failed failed = (Job.Failed) awaitState(job, Job.Failed.class);
        assertThat(failed.reason()).contains("trained again from an earlier state");
        assertThat(published(job)).hasSize(1);
    }

    @Test
    void aLossThatIsNoNumberFailsTheJobWithTheLastGoodVersion() {
        worker("one", (Trainees) (recipe, pins) -> {
            Trainee counting = CountingRun.trainee(at -> {});
            return new Trainee(new Diverging(counting.run(), 72), counting.reals(), counting.examiner());
        });

        Name job = accept("diverging", "");

        Job.Failed failed = (Job.Failed) awaitState(job, Job.Failed.class);
        assertThat(failed.reason()).contains("no longer finite").contains("after 80 images");
        assertThat(jobs.log(job).read()).last().isInstanceOfSatisfying(LogEntry.Failed.class, last -> assertThat(
                        last.lastGood())
                .isEqualTo(failed.history().lastVersion())
                .isPresent());
        List<StepRow> steps = steps(job);
        assertThat(steps).extracting(StepRow::step).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(steps.get(9).figures()).containsExactly(Map.entry("losses/generator", Double.NaN));
    }

    @Test
    void aWorkerThatWasTakenForDeadWritesNothingMore() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Name job = accept("frozen", "");
        Worker frozen = worker("frozen", at -> {
            if (at.imagesShown() == 96) {
                stuck.countDown();
                awaitLatch(free);
            }
        });
        stuck.await();
        await().atMost(DEADLINE).until(() -> jobs.log(job).read().size() == 3);
        List<LogEntry> before = jobs.log(job).read();
        jobs.log(job).append(before.size() + 1L, claim(2));

        free.countDown();

        frozen.stop();
        threads.get(0).join(DEADLINE.toMillis());
        assertThat(jobs.log(job).read()).hasSize(before.size() + 1);
        assertThat(events.delivered())
                .filteredOn(event -> event instanceof CheckpointPublished)
                .hasSize(1);
    }

    @Test
    void aCancelledJobStopsAndItsWorkerGoesOnWithTheNext() throws InterruptedException {
        CountDownLatch halfWay = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        worker("one", at -> {
            if (at.imagesShown() == 32) {
                halfWay.countDown();
                awaitLatch(asked);
            }
        });
        Name job = accept("cancelled", "");
        halfWay.await();

        jobs.log(job).append(3, new LogEntry.CancelAsked(Nonce.next()));
        asked.countDown();

        awaitState(job, Job.Cancelled.class);
        awaitState(accept("next", ""), Job.Succeeded.class);
    }

    @Test
    void aWorkerThatIsToEndReleasesItsJobWithItsState() throws InterruptedException {
        CountDownLatch halfWay = new CountDownLatch(1);
        AtomicReference<Worker> worker = new AtomicReference<>();
        worker.set(worker("one", at -> {
            if (at.imagesShown() == 32) {
                worker.get().stop();
                halfWay.countDown();
            }
        }));
        Name job = accept("released", "");
        halfWay.await();

        Job waiting = awaitState(job, Job.Waiting.class);

        assertThat(waiting.history().state().orElseThrow().imagesShown()).isEqualTo(40);
        assertThat(jobs.log(job).read()).last().isInstanceOf(LogEntry.Released.class);
    }

    @Test
    void aSuccessorMakesTheCopiesThatItsPredecessorDidNotGetTo() {
        Name job = accept("copies", "");
        Name done = accept("copies-done", "");
        worker("one", at -> {});
        awaitState(done, Job.Succeeded.class);
        awaitState(job, Job.Succeeded.class);
        List<VersionManifest> manifests = published(job);
        events.delivered().clear();

        Name orphan = new Name("orphan-" + Nonce.next());
        List<LogEntry> log = jobs.log(job).read();
        long next = 1;
        for (LogEntry entry : log.subList(0, log.size() - 1)) {
            jobs.log(orphan).append(next++, entry);
        }
        hear(orphan);

        awaitState(orphan, Job.Succeeded.class);
        assertThat(events.delivered())
                .filteredOn(event -> event instanceof CheckpointPublished)
                .extracting(event -> ((CheckpointPublished) event).manifest())
                .containsExactlyElementsOf(manifests);
    }

    private List<Name> versions(Name job) {
        List<VersionManifest> all = published(job);
        Models models = new Models(World.bucket());
        all.forEach(manifest -> assertThat(models.version(manifest.ref())).isEqualTo(Optional.of(manifest)));
        assertThat(events.delivered().stream().map(Event::id).filter(id -> id.startsWith(job.value() + "/")))
                .as("events of " + job)
                .isNotEmpty();
        return all.stream().map(VersionManifest::version).toList();
    }

    private static LogEntry claim(int attempt) {
        return new LogEntry.Claimed(Nonce.next(), attempt, "successor", new Pins(Map.of(), Map.of()));
    }
}
