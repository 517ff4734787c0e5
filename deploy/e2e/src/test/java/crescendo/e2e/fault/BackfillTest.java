package crescendo.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.log.MeasureRequests;
import crescendo.contracts.event.Topic;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.e2e.stack.DeadLetters;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.StoreRelay.Moment;
import crescendo.e2e.stack.StoreRelay.Trap;
import crescendo.e2e.stack.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of the metrics service in the middle of a backfill: no value is lost, and none is there twice. */
class BackfillTest {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    static Path temp;

    private static Stack stack;

    @BeforeAll
    static void begin() {
        stack = Stack.start("backfill");
        Shapes.importInto(stack, temp);
    }

    @AfterAll
    static void stop() throws Exception {
        stack.close();
    }

    @Test
    void killedBeforeAndAfterAValueIsWrittenItLosesNoneAndDoublesNone() {
        List<VersionManifest> versions = unmeasured("filled");
        ServiceProcess metrics = stack.metricsServiceThroughRelay().awaitReady();
        trap(metrics, Moment.BEFORE_REQUEST);

        try (MeasureRequests requests = new MeasureRequests(stack.platform().bootstrapServers())) {
            requests.send(asked(versions));
        }
        awaitDeath(metrics);
        trap(metrics = stack.metricsServiceThroughRelay(), Moment.BEFORE_ANSWER);
        awaitDeath(metrics);
        Map<VersionRef, List<MetricResult>> halfway = inBucket(versions);
        metrics = stack.metricsServiceThroughRelay().awaitReady();

        Waiting.until("every version has its value", PATIENCE, () -> versions.stream()
                .allMatch(version -> stack.metrics(version.ref()).size() == 1));
        assertThat(halfway.values().stream().filter(List::isEmpty))
                .as("still missing at the second death")
                .isNotEmpty();
        assertThat(inBucket(versions)).allSatisfy((version, results) -> {
            assertThat(results).hasSize(1);
            assertThat(stack.metrics(version).get(0).result()).isEqualTo(results.get(0));
            assertThat(halfway.get(version)).isSubsetOf(results);
        });
        assertThat(DeadLetters.of(stack, Topic.MEASURE_REQUESTS_DEAD)).isEmpty();
    }

    /** Versions of a job whose recipe measures nothing. */
    private static List<VersionManifest> unmeasured(String job) {
        try (ServiceProcess trainer = stack.trainer("trainer").awaitReady()) {
            stack.request(job, Recipes.growing(job).replace("[\"swd\"]", "[]"));
            Versions.ofFinished(stack, job);
        }
        return Versions.published(stack, job);
    }

    private static List<MeasureRequest> asked(List<VersionManifest> versions) {
        return versions.stream()
                .map(version -> new MeasureRequest(1, version.ref(), "swd", Optional.empty()))
                .toList();
    }

    private static void trap(ServiceProcess victim, Moment moment) {
        stack.relay("metrics").set(new Trap("PUT /crescendo/metrics/", "", moment, victim::kill));
    }

    private static void awaitDeath(ServiceProcess victim) {
        Waiting.until("the metrics service in the trap", PATIENCE, () -> !victim.isAlive());
    }

    private static Map<VersionRef, List<MetricResult>> inBucket(List<VersionManifest> versions) {
        Map<VersionRef, List<MetricResult>> results =
                new TreeMap<>((one, other) -> one.toString().compareTo(other.toString()));
        versions.forEach(
                version -> results.put(version.ref(), stack.models().results().of(version.ref(), "swd")));
        return results;
    }
}
