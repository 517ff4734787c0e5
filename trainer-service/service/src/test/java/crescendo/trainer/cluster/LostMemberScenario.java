package crescendo.trainer.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobCache;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.platform.store.EmbeddedStore;
import crescendo.platform.store.StoreAddress;
import crescendo.trainer.attempt.Attempt;
import crescendo.trainer.attempt.RecipeTrainees;
import crescendo.trainer.attempt.SpeedGauge;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.tower.Compute;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.RenderedImages;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.tensorflow.DeviceSpec.DeviceType;

/** A job on two machines of which one is lost in the middle, and comes back. */
final class LostMemberScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLED_AFTER = 14; // of 24 steps, in the second stage

    private static final Name SET = new Name("cluster-shirts");
    private static final Cluster CLUSTER = new Cluster(
            Address.parse("127.0.0.1:7000"), List.of(Address.parse("127.0.0.1:7001")), Duration.ofSeconds(60));

    private final S3Bucket bucket;
    private final Path folder;
    private final Jobs jobs;
    private final Machines machines = new Machines(Optional.of(CLUSTER), 1);
    private final Troubles troubles = new Troubles();

    private LostMemberScenario(S3Bucket bucket, Path folder) {
        this.bucket = bucket;
        this.folder = folder;
        this.jobs = new Jobs(bucket);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (EmbeddedStore store = EmbeddedStore.launch(folder.resolve("s3"), 0, StoreAddress.DEFAULT_BUCKET)) {
            store.awaitReady();
            S3Bucket bucket = S3Bucket.at(BucketAddress.from(store.address().asEnvironment()));
            bucket.ensureExists();
            RenderedImages.importTo(bucket, SET, folder.resolve("images"));
            new LostMemberScenario(bucket, folder).play();
        }
        System.exit(0);
    }

    private void play() throws Exception {
        machines.open();
        Name alone = accepted();
        Machines none = new Machines(Optional.empty(), 1);
        train(alone, none, Compute.processor(1), () -> false);
        Name job = accepted();
        assertThat(claim(job, machines))
                .as("a claim before the member is there")
                .isEmpty();

        try (MemberProcess member = MemberProcess.start(CLUSTER, 0, folder)) {
            assertThat(trainUntilKilled(job, member)).isLessThan(Duration.ofSeconds(30));
        }

        assertThat(job(job)).as("let go").isInstanceOf(Job.Waiting.class);
        assertThat(job(job).history().fruitless()).isZero();
        assertThat(job(job).history().state()).isPresent();
        assertThat(claim(job, machines)).as("a claim while the member is away").isEmpty();

        try (MemberProcess back = MemberProcess.start(CLUSTER, 0, folder)) {
            train(job, machines, together(), () -> false);
        }

        assertThat(job(job)).isInstanceOf(Job.Succeeded.class);
        assertThat(weights(job)).isEqualTo(weights(alone)).hasSize(3);
    }

    /** @return how long the attempt went on after the loss */
    private Duration trainUntilKilled(Name job, MemberProcess member) throws Exception {
        AtomicInteger steps = new AtomicInteger();
        AtomicLong killed = new AtomicLong();
        train(job, machines, together(), () -> {
            if (steps.incrementAndGet() == KILLED_AFTER) {
                member.kill();
                killed.set(System.nanoTime());
            }
            return false;
        });
        assertThat(steps).as("steps before the attempt ended").hasValue(KILLED_AFTER);
        return Duration.ofNanos(System.nanoTime() - killed.get());
    }

    private Compute together() {
        return machines.compute(Compute.processor(1), DeviceType.CPU);
    }

    private Name accepted() {
        Name job = new Name("cluster-" + Nonce.next().substring(0, 8));
        jobs.log(job)
                .append(
                        1,
                        new LogEntry.Accepted(
                                Nonce.next(), Recipes.tiny(job, SET.value(), ", \"execution\": {\"towers\": 2}")));
        return job;
    }

    private Optional<Claims.Claimed> claim(Name job, Machines with) throws InterruptedException {
        Pins pins = new Pins(Map.of("train", new DataSets(bucket).pin(DataSetRef.parse(SET.value()))), Map.of());
        return new Claims(jobs, (recipe, after) -> pins, with, new JobNews(), new HeardEvents(), "chief", Device.CPU)
                .consider(job, 0, troubles);
    }

    /** A member that has just been started answers once it is up. */
    private Claims.Claimed claimed(Name job, Machines with) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<Claims.Claimed> claimed = claim(job, with);
        while (claimed.isEmpty() && System.nanoTime() < end) claimed = claim(job, with);
        return claimed.orElseThrow();
    }

    private void train(Name job, Machines with, Compute compute, BooleanSupplier stop) throws InterruptedException {
        Blobs blobs = new Blobs(bucket);
        DataSets sets = new DataSets(bucket);
        Attempt.Means means = new Attempt.Means(
                new JobNews(),
                jobs,
                blobs,
                new Models(bucket),
                new HeardEvents(),
                new RecipeTrainees(sets, new BlobCache(blobs, folder.resolve("cache")), compute),
                new Liveness(Duration.ofSeconds(3), Duration.ofSeconds(15)),
                Duration.ofMillis(50),
                with,
                Map.of("threads", "1"),
                Optional.empty());
        new Attempt(means, troubles, new SpeedGauge(), stop).at(claimed(job, with));
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
