package crescendo.trainer.world;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.attempt.Attempt;
import crescendo.trainer.attempt.RecipeTrainees;
import crescendo.trainer.attempt.SpeedGauge;
import crescendo.trainer.attempt.Trainees;
import crescendo.trainer.data.BucketReferences;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.tenure.EventSink;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.tower.Compute;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Attempts at jobs in a real bucket, one after the other, each stopped after some steps. */
public final class Attempts {
    private final Trainees trainees;
    private final EventSink events;
    private final Duration stateEvery;
    private final Optional<Path> stepsFolder;

    public Attempts(Trainees trainees, EventSink events) {
        this(trainees, events, Duration.ofMinutes(1), Optional.empty());
    }

    private Attempts(Trainees trainees, EventSink events, Duration stateEvery, Optional<Path> stepsFolder) {
        this.trainees = trainees;
        this.events = events;
        this.stateEvery = stateEvery;
        this.stepsFolder = stepsFolder;
    }

    /** @param cache a folder for images */
    public static Attempts real(Path cache, EventSink events) {
        Blobs blobs = new Blobs(World.bucket());
        return new Attempts(
                new RecipeTrainees(new DataSets(World.bucket()), new BlobCache(blobs, cache), Compute.processor(1)),
                events);
    }

    /** The same with many states, and with a folder where each job's steps are written as they are made. */
    public Attempts withManyStates(Path steps) {
        return new Attempts(trainees, events, Duration.ofMillis(50), Optional.of(steps));
    }

    public static BucketReferences references() {
        return new BucketReferences(
                new DataSets(World.bucket()),
                new Models(World.bucket()),
                new Blobs(World.bucket()),
                program -> Map.of());
    }

    public static JobLog accept(Name job, Recipe recipe) {
        JobLog log = new Jobs(World.bucket()).log(job);
        log.append(1, new LogEntry.Accepted(Nonce.next(), recipe));
        return log;
    }

    /**
     * @param steps that each attempt makes before it is told to stop
     * @return the log after them
     */
    public List<LogEntry> at(JobLog log, Pins pins, List<Integer> steps) throws InterruptedException {
        for (int each : steps) {
            AtomicInteger left = new AtomicInteger(each);
            once(log, pins, () -> left.decrementAndGet() <= 0);
        }
        return log.read();
    }

    /**
     * Claims a job, and works at it until it is over or let go.
     *
     * @param stop asked after each step whether to let go; what it throws ends the attempt without a word
     */
    public void once(JobLog log, Pins pins, BooleanSupplier stop) throws InterruptedException {
        List<LogEntry> entries = new ArrayList<>(log.read());
        int attempt = Job.replay(log.job(), entries).orElseThrow().history().attempts() + 1;
        entries.add(new LogEntry.Claimed(Nonce.next(), attempt, "worker", pins));
        log.append(entries.size(), entries.get(entries.size() - 1));
        new Attempt(means(), new Troubles(), new SpeedGauge(), stop).at(new Claims.Claimed(log, entries));
    }

    private Attempt.Means means() {
        return new Attempt.Means(
                new JobNews(),
                new Jobs(World.bucket()),
                new Blobs(World.bucket()),
                new Models(World.bucket()),
                events,
                trainees,
                new Liveness(Duration.ofSeconds(3), Duration.ofSeconds(15)),
                stateEvery,
                Obstacles.NONE,
                Map.of("threads", "1"),
                stepsFolder);
    }

    /** What a log has published, oldest first. */
    public static List<VersionManifest> published(List<LogEntry> log) {
        return log.stream()
                .filter(entry -> entry instanceof LogEntry.Published)
                .map(entry -> ((LogEntry.Published) entry).manifest())
                .toList();
    }
}
