package crescendo.trainer.tower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.DeviceSpec.DeviceType;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

class PlacementTest {
    private static final TowerDevices TWO = new LocalDevices(DeviceType.CPU, 2);
    private static final String FIRST = TWO.towers().get(0).toString();
    private static final String SECOND = TWO.towers().get(1).toString();

    @Test
    void whatReadsFromOneTowerIsThere() {
        GraphDef placed = placed(
                node("variable", "VarHandleOp", ""),
                node("weight", "ReadVariableOp", "", "variable"),
                node("constant", "Const", ""),
                node("forward", "Conv2D", SECOND, "weight"),
                node("slope", "Conv2DBackpropInput", "", "constant", "weight", "forward:0", "^first"));

        assertThat(device(placed, "slope")).isEqualTo(SECOND);
        assertThat(device(placed, "constant")).as("read by one tower alone").isEqualTo(SECOND);
        assertThat(device(placed, "weight")).isEqualTo(FIRST);
    }

    @Test
    void whatReadsFromSeveralIsSharedAndMakesNothingItsOwn() {
        GraphDef placed = placed(
                node("a", "Conv2D", FIRST),
                node("b", "Conv2D", SECOND),
                node("sum", "AddN", "", "a", "b"),
                node("ofSum", "Mul", "", "sum", "b"),
                node("ofSumAlone", "Square", "", "sum"));

        assertThat(device(placed, "sum")).isEqualTo(FIRST);
        assertThat(device(placed, "ofSum")).isEqualTo(SECOND);
        assertThat(device(placed, "ofSumAlone")).isEqualTo(FIRST);
    }

    @Test
    void variablesAreWrittenWhereTheyAre() {
        GraphDef placed = placed(
                node("variable", "VarHandleOp", ""),
                node("slope", "Mul", SECOND),
                node("update", "AssignAddVariableOp", "", "variable", "slope"));

        assertThat(device(placed, "update")).isEqualTo(FIRST);
    }

    @Test
    void tensorFlowRunsTheGradientsThere() {
        Graph drawn = new Graph();
        Ops tf = Ops.create(drawn);
        Operand<TFloat32> weight = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(2, 2)));
        Operand<TFloat32> loss = null;
        for (var device : TWO.towers()) {
            Ops there = tf.withDevice(device);
            Operand<TFloat32> share = there.math.tanh(there.linalg.matMul(weight, weight));
            loss = loss == null ? share : tf.math.add(loss, share);
        }
        Output<?> slope = drawn.addGradients(loss.asOutput(), new Output<?>[] {weight.asOutput()})[0];
        String fetched = slope.op().name();
        String fed = weight.op().name();

        try (drawn;
                Graph placed = Placement.placed(drawn, TWO);
                Session session = TWO.open(placed, 1);
                TFloat32 value = TFloat32.tensorOf(StdArrays.ndCopyOf(new float[][] {{1, 2}, {3, 4}}));
                Result result = session.runner()
                        .feed(fed, value)
                        .fetch(fetched)
                        .setOptions(RunOptions.newBuilder()
                                .setOutputPartitionGraphs(true)
                                .build())
                        .runAndFetchMetadata()) {
            List<String> tangents = result.getMetadata().orElseThrow().getPartitionGraphsList().stream()
                    .flatMap(part -> part.getNodeList().stream())
                    .filter(node -> node.getOp().equals("TanhGrad"))
                    .map(NodeDef::getDevice)
                    .toList();

            assertThat(tangents)
                    .hasSize(2)
                    .anyMatch(device -> device.endsWith(SECOND))
                    .anyMatch(device -> device.endsWith(FIRST));
        }
    }

    private static GraphDef placed(NodeDef... nodes) {
        return Placement.placed(GraphDef.newBuilder().addAllNode(List.of(nodes)).build(), TWO);
    }

    private static NodeDef node(String name, String op, String device, String... inputs) {
        return NodeDef.newBuilder()
                .setName(name)
                .setOp(op)
                .setDevice(device)
                .addAllInput(List.of(inputs))
                .build();
    }

    private static String device(GraphDef graph, String name) {
        return graph.getNodeList().stream()
                .filter(node -> node.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getDevice();
    }
}
