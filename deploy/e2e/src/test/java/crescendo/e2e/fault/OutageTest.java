package crescendo.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.event.Topic;
import crescendo.e2e.stack.DeadLetters;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.StoreRelay;
import crescendo.e2e.stack.StoreRelay.Moment;
import crescendo.e2e.stack.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The store or the broker away for half a minute while a checkpoint falls due, or a store that one cannot rely on: late, but as
 * if nothing had been.
 */
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
        undisturbed = Versions.ofFinished(stack, "undisturbed");
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

    @Test
    void oneWriteInThreeFails() {
        StoreRelay relay = stack.relay("trainer");

        relay.failOneWriteIn(3);
        stack.request("unreliable", Recipes.growing("unreliable"));
        Versions.ofFinished(stack, "unreliable");
        relay.failOneWriteIn(0);

        assertThat(relay.writesFailed()).isGreaterThan(4 * Moment.values().length);
        assertAsUndisturbed("unreliable");
        Versions.requireNoDamagedBlob(stack);
    }

    private static void begin(String job) {
        stack.request(job, Recipes.growing(job));
        Waiting.until(
                "the first checkpoint", PATIENCE, () -> !stack.checkpoints(job).isEmpty());
    }

    private static void assertAsUndisturbed(String job) {
        assertThat(Versions.ofFinished(stack, job)).isEqualTo(undisturbed);
        Versions.awaitMetrics(stack, job);
        for (Topic topic : new Topic[] {Topic.REQUESTS_DEAD, Topic.CHECKPOINTS_DEAD}) {
            assertThat(DeadLetters.of(stack, topic)).as(topic.topicName()).isEmpty();
        }
        Waiting.until("health is well again", PATIENCE, () -> trainer.status("/q/health/ready") == 200);
    }
}
