package crescendo.trainer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.trainer.ops.tf.Sessions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.DeviceStepStats;
import org.tensorflow.proto.NodeExecStats;
import org.tensorflow.proto.StepStats;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

class ChromeTraceTest {
    private static NodeExecStats node(String name, String label, long start, long end) {
        return NodeExecStats.newBuilder()
                .setNodeName(name)
                .setTimelineLabel(label)
                .setAllStartMicros(start)
                .setOpEndRelMicros(end - start)
                .build();
    }

    @Test
    void laysOperationsThatOverlapIntoLanesOfTheirOwn() {
        StepStats run = StepStats.newBuilder()
                .addDevStats(DeviceStepStats.newBuilder()
                        .setDevice("/device:CPU:0")
                        .addNodeStats(node("b", "[cpu] b = MatMul(x, y)", 15, 30))
                        .addNodeStats(node("a", "a = Conv2D(x, w)", 10, 20))
                        .addNodeStats(node("c", "", 20, 25)))
                .build();

        JsonNode events = Json.tree(Json.write(ChromeTrace.of(List.of(run)))).get("traceEvents");

        assertThat(events).hasSize(4);
        assertThat(events.get(0).at("/args/name").textValue()).isEqualTo("/device:CPU:0");
        assertThat(events.findValuesAsText("name")).contains("Conv2D", "MatMul", "c");
        assertThat(events.get(1).get("ts").longValue()).isEqualTo(10);
        assertThat(events.get(1).get("dur").longValue()).isEqualTo(10);
        assertThat(events).extracting(event -> event.get("tid").intValue()).containsExactly(0, 0, 1, 0);
    }

    @Test
    void sumsTheTimeOfEachKindOfOperation() {
        DeviceStepStats.Builder device = DeviceStepStats.newBuilder().setDevice("d");
        StepStats run = StepStats.newBuilder()
                .addDevStats(device.addNodeStats(node("a", "a = Add(x)", 0, 1500))
                        .addNodeStats(node("b", "b = Mul(x)", 1500, 4500)))
                .build();

        assertThat(ChromeTrace.of(List.of(run, run)).byKind())
                .containsExactly(Map.entry("Mul", 6.0), Map.entry("Add", 3.0));
    }

    @Test
    void notesEachOperationThatASessionRuns() {
        TracedRun traced = new TracedRun();
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            var key = tf.placeholder(TInt64.class);
            var noise = tf.random.statelessRandomNormal(tf.constant(new int[] {8, 8}), key, TFloat32.class);
            var product = tf.linalg.matMul(noise, noise);
            try (Session session = Sessions.open(graph, 1);
                    var fed = TInt64.vectorOf(1, 2);
                    var result = traced.run(session.runner().feed(key, fed).fetch(product))) {
                assertThat(result.get(0).shape().asArray()).containsExactly(8, 8);
            }
        }

        assertThat(traced.trace().byKind()).containsKey("StatelessRandomNormal");
        assertThat(traced.trace().byKind().keySet()).anyMatch(kind -> kind.endsWith("MatMul"));
    }
}
