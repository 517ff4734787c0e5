package crescendo.e2e.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Stack;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A registry that was not there when ten thousand checkpoints were published and measured knows all of them once it is ready. */
class LongHistoryTest {
    private static final int CHECKPOINTS = 10_000;
    private static final Name MODEL = new Name("long");
    private static final DataSetRef REALS = DataSetRef.parse("shapes@v1");

    @Test
    void tenThousandCheckpointsAreReplayedBeforeTheRegistryIsReady() throws Exception {
        try (Stack stack = Stack.start("long-history")) {
            stack.publish(IntStream.rangeClosed(1, CHECKPOINTS)
                    .boxed()
                    .flatMap(
                            i -> Stream.of(new CheckpointPublished(1, manifest(i)), new MetricRecorded(1, result(i)))));

            ServiceProcess registry = stack.registryService().awaitReady();
            JsonNode versions = told(registry, "versions").get("versions");
            JsonNode series = told(registry, "metrics").get("series");

            assertThat(versions).hasSize(CHECKPOINTS);
            assertThat(series).hasSize(1);
            JsonNode points = series.get(0).get("points");
            assertThat(points).hasSize(CHECKPOINTS);
            for (int i = 1; i <= CHECKPOINTS; i++) {
                assertThat(points.get(i - 1).get("value").doubleValue()).isEqualTo(value(i));
            }
        }
    }

    private static JsonNode told(ServiceProcess registry, String what) {
        return Json.tree(registry.get("/v1/models/" + MODEL + "/" + what).body());
    }

    private static VersionManifest manifest(int number) {
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                MODEL,
                ref(number).version(),
                "progan",
                MODEL,
                at(number),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                new VersionManifest.Lineage(Map.of("train", REALS), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
    }

    private static MetricResult result(int number) {
        MetricProtocol protocol = new MetricProtocol("swd", 1, 2048, 1, REALS, 32, 1, Optional.empty(), Map.of());
        return new MetricResult(
                1,
                ref(number),
                at(number),
                protocol,
                Optional.of(value(number)),
                Optional.empty(),
                Map.of(),
                List.of());
    }

    private static double value(int number) {
        return 20 - number / 1000.0 + Math.sin(number);
    }

    private static VersionRef ref(int number) {
        return VersionRef.of(MODEL, MODEL, 1000L * number);
    }

    private static VersionManifest.At at(int number) {
        return new VersionManifest.At(1000L * number, 10L * number, 32, Phase.Kind.STABLE, 1, false);
    }
}
