package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
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

/** Two trainers on one queue: one at a time for each job, also when the owner is frozen and thawed. */
class TwoTrainersTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path temp;

    private static Stack stack;
    private static Map<String, ServiceProcess> trainers;

    @BeforeAll
    static void start() {
        stack = Stack.start("two-trainers");
        Shapes.importInto(stack, temp);
        trainers = Map.of("a", stack.trainer("a"), "b", stack.trainer("b"));
        trainers.values().forEach(ServiceProcess::awaitReady);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void aFrozenOwnerWritesNothingMoreOnceItIsTakenOver() {
        stack.request("frozen", Recipes.growing("frozen"));
        Waiting.until("the first checkpoint", PATIENCE, () -> !stack.checkpoints("frozen")
                .isEmpty());
        String worker = ((Job.Running) stack.job("frozen").job()).claim().worker();
        ServiceProcess owner = trainers.values().stream()
                .filter(trainer -> trainer.isCalled(worker))
                .findFirst()
                .orElseThrow();

        owner.freeze();
        assertThat(stack.awaitEnd("frozen", PATIENCE)).isInstanceOf(Job.Succeeded.class);
        List<String> keys = stack.bucket().list("");
        owner.thaw();
        stack.request("afterwards", Recipes.brief("afterwards"));
        assertThat(stack.awaitEnd("afterwards", PATIENCE)).isInstanceOf(Job.Succeeded.class);
        Waiting.until("the thawed trainer is well", PATIENCE, () -> owner.status("/q/health/ready") == 200);

        assertThat(attempts("frozen")).containsExactly(1, 2);
        assertThat(stack.bucket().list("jobs/frozen/"))
                .containsExactlyInAnyOrderElementsOf(keys.stream()
                        .filter(key -> key.startsWith("jobs/frozen/"))
                        .toList());
        assertThat(stack.bucket().list("models/frozen/"))
                .containsExactlyInAnyOrderElementsOf(keys.stream()
                        .filter(key -> key.startsWith("models/frozen/"))
                        .toList());
    }

    @Test
    void tenJobsAreEachTrainedByOneTrainer() {
        for (int i = 0; i < 10; i++) {
            stack.request("race-" + i, Recipes.brief("race-" + i));
        }

        for (int i = 0; i < 10; i++) {
            assertThat(stack.awaitEnd("race-" + i, PATIENCE)).isInstanceOf(Job.Succeeded.class);
            assertThat(attempts("race-" + i)).as("attempts at race-%d", i).containsExactly(1);
        }
    }

    @Test
    void theSameRequestFiveTimesTrainsOnce() {
        for (int i = 0; i < 5; i++) {
            stack.request("again", Recipes.brief("again"));
        }

        assertThat(stack.awaitEnd("again", PATIENCE)).isInstanceOf(Job.Succeeded.class);
        assertThat(attempts("again")).containsExactly(1);
        assertThat(stack.checkpoints("again")).hasSize(1);
    }

    private static List<Integer> attempts(String job) {
        return new Jobs(stack.bucket())
                .log(new Name(job)).read().stream()
                        .filter(LogEntry.Claimed.class::isInstance)
                        .map(entry -> ((LogEntry.Claimed) entry).attempt())
                        .toList();
    }
}
