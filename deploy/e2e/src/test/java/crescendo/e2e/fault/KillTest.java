package crescendo.e2e.fault;

import static crescendo.e2e.fault.Hit.Doing.BEGINNING;
import static crescendo.e2e.fault.Hit.Doing.FADING;
import static crescendo.e2e.fault.Hit.Doing.GROWING;
import static crescendo.e2e.fault.Hit.Doing.SAVING;
import static crescendo.e2e.fault.Hit.Doing.STABLE;
import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.StoreRelay.Moment;
import crescendo.e2e.stack.StoreRelay.Trap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL of a trainer at its worst moments. Another takes over, and the outcome is bit for bit that of the undisturbed
 * run: the same weights at every checkpoint, each version once, every metric there.
 */
class KillTest {
    private static final int KILLS = 20;
    private static final int MOST_KILLS = 30;
    private static final int KILLS_A_JOB = 5;
    private static final List<Hit.Doing> TARGETS = List.of(BEGINNING, SAVING, GROWING, FADING, STABLE);
    private static final AtomicInteger JOBS = new AtomicInteger();

    @TempDir
    static Path temp;

    private static Stack stack;
    private static TwoTrainers trainers;
    private static Map<Long, Digest> undisturbed;

    @BeforeAll
    static void trainUndisturbed() {
        stack = Stack.start("kill");
        Shapes.importInto(stack, temp);
        stack.metricsService();
        trainers = TwoTrainers.start(stack);

        stack.request("undisturbed", Recipes.growing("undisturbed"));

        undisturbed = Versions.ofFinished(stack, "undisturbed");
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

    /** To be repeated with {@code -Dcrescendo.kills.seed=…}, as far as a machine's timing lets itself be repeated. */
    @Test
    void twentyTimesAtRandomMomentsWhileItGrowsAndFadesAndSaves() {
        long seed = Long.getLong("crescendo.kills.seed", System.nanoTime());
        System.out.println("kills: seed " + seed);
        Random random = new Random(seed);
        RandomKills kills = new RandomKills(stack, trainers, random);
        List<Hit> hits = new ArrayList<>();

        while (hits.size() < KILLS || hits.size() < MOST_KILLS && !coversAll(hits)) {
            String job = begin();
            for (int i = 0; i < KILLS_A_JOB; i++) {
                kills.strike(job, TARGETS.get((hits.size() + random.nextInt(2)) % TARGETS.size()))
                        .ifPresent(hits::add);
            }
            assertEqualToUndisturbed(job);
        }

        hits.forEach(hit -> System.out.println("kills: " + hit));
        assertThat(coversAll(hits)).as("seed %d hit %s", seed, hits).isTrue();
    }

    private static boolean coversAll(List<Hit> hits) {
        return hits.stream().map(Hit::doing).toList().containsAll(List.of(GROWING, FADING, SAVING));
    }

    /** The one that falls into the trap is killed there. */
    private static String kill(Trap trap) {
        trainers.trap(trap);
        String job = begin();
        assertThat(trainers.awaitTrapped(job)).as("a trainer was killed").isTrue();
        return job;
    }

    private static String begin() {
        String job = "killed-" + JOBS.incrementAndGet();
        stack.request(job, Recipes.growing(job));
        stack.awaitAccepted(job);
        return job;
    }

    private static void assertEqualToUndisturbed(String job) {
        assertThat(Versions.ofFinished(stack, job)).isEqualTo(undisturbed);
        assertThat(Versions.claims(stack, job)).as("claims").isGreaterThanOrEqualTo(2);
        Versions.awaitMetrics(stack, job);
        trainers.awaitReady();
    }
}
