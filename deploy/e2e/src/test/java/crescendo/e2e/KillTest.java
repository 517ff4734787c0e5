package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.job.Jobs;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.model.VersionManifest;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.StoreRelay.Moment;
import crescendo.e2e.stack.StoreRelay.Trap;
import crescendo.e2e.stack.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SIGKILL of a trainer at its worst moments. Another takes over, and the outcome is bit for bit that of the undisturbed
 * run: the same weights at every checkpoint, each version once, every metric there.
 */
class KillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final AtomicInteger JOBS = new AtomicInteger();

    @TempDir
    static Path temp;

    private static Stack stack;
    private static final Map<String, ServiceProcess> trainers = new HashMap<>();
    private static Map<Long, Digest> undisturbed;

    @BeforeAll
    static void trainUndisturbed() {
        stack = Stack.start("kill");
        Shapes.importInto(stack, temp);
        stack.metricsService();
        List.of("a", "b").forEach(name -> trainers.put(name, stack.trainer(name)));
        trainers.values().forEach(ServiceProcess::awaitReady);

        stack.request("undisturbed", Recipes.growing("undisturbed"));

        assertThat(stack.awaitEnd("undisturbed", PATIENCE)).isInstanceOf(Job.Succeeded.class);
        undisturbed = weights("undisturbed");
        assertThat(undisturbed).hasSizeGreaterThanOrEqualTo(9);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void whileUploadingState() {
        String job = kill(new Trap("PUT /crescendo/blobs/", "", Moment.HALF_SENT, () -> {}));

        assertEqualToUndisturbed(job);
    }

    @Test
    void blobsWrittenButNoLogEntry() {
        String job = kill(new Trap("PUT /crescendo/jobs/", "\"published\"", Moment.BEFORE_REQUEST, () -> {}));

        assertEqualToUndisturbed(job);
    }

    @Test
    void logEntryButNoEvent() {
        String job = kill(new Trap("PUT /crescendo/jobs/", "\"published\"", Moment.BEFORE_ANSWER, () -> {}));

        assertEqualToUndisturbed(job);
    }

    @Test
    void betweenTwoSteps() {
        String job = begin();
        Waiting.until("a step at 8 pixels", PATIENCE, () -> stack.progress(job).stream()
                .anyMatch(p -> p.resolution() == 8));

        restart(owner(job));

        assertEqualToUndisturbed(job);
    }

    @Test
    void whileGrowing() {
        String job = begin();
        Waiting.until("the end of the first stage", PATIENCE, () -> !stack.checkpoints(job).stream()
                .filter(c -> c.at().resolution() == 4 && c.at().endsPhase())
                .toList()
                .isEmpty());

        restart(owner(job));

        assertEqualToUndisturbed(job);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void atARandomMoment(long seed) {
        String job = begin();
        int checkpoint = new Random(seed).nextInt(6);
        Waiting.until(
                "checkpoint " + checkpoint,
                PATIENCE,
                () -> stack.checkpoints(job).size() > checkpoint);
        java.util.concurrent.locks.LockSupport.parkNanos(new Random(seed).nextInt(300) * 1_000_000L);

        if (!stack.job(job).job().ended()) {
            restart(owner(job));
        }

        assertEqualToUndisturbed(job);
    }

    /** Sets the trap at both trainers' relays; the one that falls into it is killed there. */
    private static String kill(Trap trap) {
        for (String name : trainers.keySet()) {
            ServiceProcess victim = trainers.get(name);
            stack.relay(name).set(new Trap(trap.head(), trap.body(), trap.moment(), victim::kill));
        }
        String job = begin();
        Waiting.until("a trainer in the trap", PATIENCE, () -> trainers.values().stream()
                .anyMatch(t -> !t.isAlive()));
        trainers.keySet().forEach(name -> stack.relay(name).set(null));
        revive();
        return job;
    }

    private static String begin() {
        String job = "killed-" + JOBS.incrementAndGet();
        stack.request(job, Recipes.growing(job));
        return job;
    }

    private static String owner(String job) {
        String worker = ((Job.Running) stack.job(job).job()).claim().worker();
        return trainers.keySet().stream()
                .filter(name -> trainers.get(name).isCalled(worker))
                .findFirst()
                .orElseThrow();
    }

    private static void restart(String name) {
        trainers.get(name).kill();
        revive();
    }

    private static void revive() {
        trainers.replaceAll((name, trainer) -> trainer.isAlive() ? trainer : stack.trainer(name));
    }

    private static void assertEqualToUndisturbed(String job) {
        assertThat(stack.awaitEnd(job, PATIENCE)).isInstanceOf(Job.Succeeded.class);
        List<LogEntry> log = new Jobs(stack.bucket()).log(new Name(job)).read();
        assertThat(log.stream().filter(LogEntry.Claimed.class::isInstance).count())
                .as("claims")
                .isGreaterThanOrEqualTo(2);
        assertThat(weights(job)).isEqualTo(undisturbed);
        for (VersionManifest version : stack.checkpoints(job)) {
            Waiting.until(
                    "the metric of " + version.ref(),
                    PATIENCE,
                    () -> stack.metrics(version.ref()).size() == 1);
        }
        trainers.values().forEach(ServiceProcess::awaitReady);
    }

    /** Digest of the weights by images shown; fails where a version was published twice. */
    private static Map<Long, Digest> weights(String job) {
        Map<Long, Digest> weights = new TreeMap<>();
        List<VersionManifest> published = new Jobs(stack.bucket())
                .log(new Name(job)).read().stream()
                        .filter(LogEntry.Published.class::isInstance)
                        .map(entry -> ((LogEntry.Published) entry).manifest())
                        .toList();
        for (VersionManifest version : published) {
            Digest before = weights.put(
                    version.at().imagesShown(),
                    version.file(VersionManifest.WEIGHTS).digest());
            assertThat(before)
                    .as("the version at %d images", version.at().imagesShown())
                    .isNull();
        }
        Waiting.until(
                "an event for each version",
                PATIENCE,
                () -> stack.checkpoints(job).size() == published.size());
        return weights;
    }
}
