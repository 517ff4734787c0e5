package crescendo.trainer.attempt;

import static org.awaitility.Awaitility.await;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.client.step.JobSteps;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.step.StepRow;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.job.Worker;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.world.CountingRun;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** Workers on a real store for tests that hire some, and end them afterwards. */
abstract class Workforce {
    static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Liveness QUICK = new Liveness(Duration.ofMillis(200), Duration.ofSeconds(2));

    final Jobs jobs = new Jobs(World.bucket());
    final HeardEvents events = new HeardEvents();
    private final List<Worker> workers = new ArrayList<>();
    final List<Thread> threads = new ArrayList<>();
    private final List<Name> accepted = new ArrayList<>();

    @AfterEach
    void endWorkers() throws InterruptedException {
        workers.forEach(Worker::stop);
        for (Thread thread : threads) {
            thread.interrupt();
            thread.join(10_000);
        }
    }

    Name accept(String name, String fields) {
        Name job = new Name(name + "-" + Nonce.next().substring(0, 8));
        jobs.log(job).append(1, new LogEntry.Accepted(Nonce.next(), Recipes.tiny(job, "shirts", fields)));
        accepted.add(job);
        hear(job);
        return job;
    }

    void hear(Name job) {
        var recorded = jobs.log(job).replay().orElseThrow();
        events.deliver(JobChanged.of(recorded.job(), recorded.sequence()));
    }

    Worker worker(String name, Consumer<Position> onStep) {
        return worker(name, (Trainees) (recipe, pins) -> CountingRun.trainee(onStep));
    }

    Worker worker(String name, Trainees trainees) {
        return worker(name, trainees, Device.CPU);
    }

    Worker worker(String name, Trainees trainees, Device kind) {
        JobNews news = new JobNews();
        events.tell(news);
        jobsHeardBefore(news);
        Blobs blobs = new Blobs(World.bucket());
        Models models = new Models(World.bucket());
        Attempt.Means means = new Attempt.Means(
                news,
                jobs,
                blobs,
                models,
                events,
                trainees,
                QUICK,
                Duration.ofMinutes(1),
                Obstacles.NONE,
                Map.of("threads", "1"),
                Optional.empty());
        Troubles troubles = new Troubles();
        AtomicReference<Worker> self = new AtomicReference<>();
        Attempt attempt =
                new Attempt(means, troubles, new SpeedGauge(), () -> self.get().stopping());
        Claims claims = new Claims(
                jobs, (recipe, after) -> new Pins(Map.of(), Map.of()), Obstacles.NONE, news, events, name, kind);
        self.set(new Worker(news, jobs, claims, QUICK, troubles, attempt, kind));
        workers.add(self.get());
        Thread thread = new Thread(self.get(), "worker-" + name);
        threads.add(thread);
        thread.start();
        return self.get();
    }

    private void jobsHeardBefore(JobNews news) {
        accepted.forEach(job ->
                jobs.log(job).replay().ifPresent(found -> news.hear(JobChanged.of(found.job(), found.sequence()), 0)));
    }

    Job awaitState(Name job, Class<? extends Job> state) {
        await().atMost(DEADLINE).until(() -> state.isInstance(job(job)));
        return job(job);
    }

    void awaitState(Name job, Class<? extends Job> state, int attempts) {
        await().atMost(DEADLINE)
                .until(() -> state.isInstance(job(job)) && job(job).history().attempts() == attempts);
    }

    Job job(Name job) {
        return jobs.log(job).replay().orElseThrow().job();
    }

    List<VersionManifest> published(Name job) {
        return jobs.log(job).read().stream()
                .filter(entry -> entry instanceof LogEntry.Published)
                .map(entry -> ((LogEntry.Published) entry).manifest())
                .toList();
    }

    List<StepRow> steps(Name job) {
        return new JobSteps(new Blobs(World.bucket()))
                .read(jobs.log(job).read())
                .toList();
    }

    List<Object> weights(Name job) {
        return published(job).stream()
                .map(manifest -> (Object) manifest.file("weights.safetensors").digest())
                .toList();
    }

    static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
