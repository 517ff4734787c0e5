package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.event.Topic;
import crescendo.contracts.job.Job;
import crescendo.contracts.model.VersionManifest;
import crescendo.e2e.stack.DeadLetters;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store or the broker away for half a minute while a checkpoint falls due: late, but as if nothing had been. */
class OutageTest {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    @TempDir
    static Path temp;

    private static Stack stack;
    private static ServiceProcess trainer;
    private static Map<Long, Digest> undisturbed;

    @BeforeAll
    static void trainUndisturbed() {
        stack = Stack.start("outage");
        Shapes.importInto(stack, temp);
        trainer = stack.trainer("trainer").awaitReady();
        stack.metricsService();
        stack.request("undisturbed", Recipes.growing("undisturbed"));
        assertThat(stack.awaitEnd("undisturbed", PATIENCE)).isInstanceOf(Job.Succeeded.class);
        undisturbed = weights("undisturbed");
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void theStoreIsAway() {
        begin("storeless");

        stack.platform().storeServer().kill();
        Waiting.until("health tells of the store", PATIENCE, () -> trainer.status("/q/health/ready") == 503);
        LockSupport.parkNanos(OUTAGE.toNanos());
        stack.platform().storeServer().restart();

        assertAsUndisturbed("storeless");
    }

    @Test
    void theBrokerIsAway() {
        begin("brokerless");

        stack.platform().kafkaServer().kill();
        Waiting.until("health tells of the broker", PATIENCE, () -> trainer.status("/q/health/ready") == 503);
        LockSupport.parkNanos(OUTAGE.toNanos());
        stack.platform().kafkaServer().restart();

        assertAsUndisturbed("brokerless");
    }

    private static void begin(String job) {
        stack.request(job, Recipes.growing(job));
        Waiting.until(
                "the first checkpoint", PATIENCE, () -> !stack.checkpoints(job).isEmpty());
    }

    private static void assertAsUndisturbed(String job) {
        assertThat(stack.awaitEnd(job, PATIENCE)).isInstanceOf(Job.Succeeded.class);
        assertThat(weights(job)).isEqualTo(undisturbed);
        for (VersionManifest version : stack.checkpoints(job)) {
            Waiting.until(
                    "the metric of " + version.ref(),
                    PATIENCE,
                    () -> stack.metrics(version.ref()).size() == 1);
        }
        for (Topic topic : new Topic[] {Topic.REQUESTS_DEAD, Topic.CHECKPOINTS_DEAD}) {
            assertThat(DeadLetters.of(stack, topic)).as(topic.topicName()).isEmpty();
        }
        Waiting.until("health is well again", PATIENCE, () -> trainer.status("/q/health/ready") == 200);
    }

    private static Map<Long, Digest> weights(String job) {
        Map<Long, Digest> weights = new TreeMap<>();
        Waiting.until(
                "an event for each version",
                PATIENCE,
                () -> stack.checkpoints(job).size()
                        == stack.job(job).job().history().versions().size());
        stack.checkpoints(job)
                .forEach(c -> weights.put(
                        c.at().imagesShown(), c.file(VersionManifest.WEIGHTS).digest()));
        return weights;
    }
}
