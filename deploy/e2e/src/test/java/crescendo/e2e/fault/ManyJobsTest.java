package crescendo.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that rests and one whose trainer is told to end: both go on bit for bit, and meanwhile others get the trainer. */
class ManyJobsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path temp;

    private static Stack stack;
    private static TwoTrainers trainers;
    private static ServiceProcess registry;
    private static Map<Long, Digest> undisturbed;

    @BeforeAll
    static void trainUndisturbed() {
        stack = Stack.start("many-jobs");
        Shapes.importInto(stack, temp);
        registry = stack.registryService();
        trainers = TwoTrainers.start(stack);
        registry.awaitReady();

        stack.request("undisturbed", Recipes.growing("undisturbed"));

        undisturbed = Versions.ofFinished(stack, "undisturbed");
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void aPausedJobLeavesItsTrainerToAnotherAndGoesOnBitForBit() {
        stack.request("beside", endless("beside"));
        awaitRunning("beside");
        stack.request("rests", Recipes.growing("rests"));
        awaitCheckpoint("rests");
        String worker = worker("rests");
        stack.request("next", Recipes.brief("next"));

        assertThat(tell("rests", "pause")).isEqualTo(202);
        awaitState("rests", Job.Paused.class);
        assertThat(stack.awaitEnd("next", PATIENCE)).isInstanceOf(Job.Succeeded.class);

        assertThat(claims("next")).extracting(LogEntry.Claimed::worker).containsExactly(worker);
        assertThat(stack.job("rests").job()).isInstanceOf(Job.Paused.class);
        assertThat(stack.job("beside").job()).isInstanceOf(Job.Running.class);

        assertThat(tell("rests", "resume")).isEqualTo(200);
        assertThat(Versions.ofFinished(stack, "rests")).isEqualTo(undisturbed);
        assertThat(claims("rests")).hasSize(2);
        tell("beside", "cancel");
        assertThat(stack.awaitEnd("beside", PATIENCE)).isInstanceOf(Job.Cancelled.class);
    }

    @Test
    void aTrainerThatIsToldToEndWritesItsStateAndTheOtherTakesItsJobOver() {
        stack.request("preempted", Recipes.growing("preempted"));
        awaitCheckpoint("preempted");
        String owner = trainers.owner("preempted").orElseThrow();

        trainers.stop(owner);

        List<LogEntry> log = Versions.log(stack, "preempted");
        int released = log.indexOf(log.stream()
                .filter(LogEntry.Released.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(log.get(released - 1))
                .as("what was written last before the job was let go")
                .isInstanceOfAny(LogEntry.State.class, LogEntry.Published.class);
        assertThat(Versions.ofFinished(stack, "preempted")).isEqualTo(undisturbed);
        assertThat(claims("preempted")).hasSize(2);
        trainers.revive();
        trainers.awaitReady();
    }

    /** Far longer than any test. */
    private static String endless(String model) {
        return Recipes.growing(model).replace("\"stableImages\": 1600", "\"stableImages\": 160000000");
    }

    private static int tell(String job, String what) {
        return registry.post("/v1/jobs/" + job + "/" + what, "").statusCode();
    }

    private static void awaitCheckpoint(String job) {
        Waiting.until("the first checkpoint of " + job, PATIENCE, () -> !stack.checkpoints(job)
                .isEmpty());
    }

    private static void awaitRunning(String job) {
        stack.awaitAccepted(job);
        awaitState(job, Job.Running.class);
    }

    private static void awaitState(String job, Class<? extends Job> state) {
        Waiting.until(
                job + " is " + state.getSimpleName(),
                PATIENCE,
                () -> state.isInstance(stack.job(job).job()));
    }

    private static String worker(String job) {
        return ((Job.Running) stack.job(job).job()).claim().worker();
    }

    private static List<LogEntry.Claimed> claims(String job) {
        return Versions.log(stack, job).stream()
                .filter(LogEntry.Claimed.class::isInstance)
                .map(LogEntry.Claimed.class::cast)
                .toList();
    }
}
