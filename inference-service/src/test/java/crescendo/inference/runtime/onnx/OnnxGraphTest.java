package crescendo.inference.runtime.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.runtime.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of a file, beside what protobuf's own classes for ONNX make of it. */
class OnnxGraphTest {
    private static final byte[] FILE = TinyUpscaler.own(2, 3, 5).onnx();
    private static final OnnxGraph GRAPH =
            OnnxGraph.of(new ModelFile.InMemory(FILE)).orElseThrow();

    private static GraphProto parsed(byte[] file) throws InvalidProtocolBufferException {
        return ModelProto.parseFrom(file).getGraph();
    }

    @Test
    void operatorsAreReadAsTheyStandThere() throws InvalidProtocolBufferException {
        List<NodeProto> wanted = parsed(FILE).getNodeList();

        assertThat(GRAPH.nodes()).hasSameSizeAs(wanted);
        for (int i = 0; i < wanted.size(); i++) {
            Node node = GRAPH.nodes().get(i);
            assertThat(node.name()).isEqualTo(wanted.get(i).getName());
            assertThat(node.operator()).isEqualTo(wanted.get(i).getOpType());
            assertThat(node.reads()).isEqualTo(wanted.get(i).getInputList());
            assertThat(node.gives()).isEqualTo(wanted.get(i).getOutputList());
            assertThat(node.hasAttributes()).isEqualTo(wanted.get(i).getAttributeCount() > 0);
        }
    }

    @Test
    void soAreInputsAndOutputs() {
        assertThat(GRAPH.inputs()).extracting(Value::name).containsExactly("images");
        assertThat(GRAPH.inputs()).allMatch(value -> value.isOf(Value.UINT8));
        assertThat(GRAPH.outputs()).extracting(Value::name).containsExactly("upscaled", "raw");
        assertThat(GRAPH.outputs()).extracting(value -> value.isOf(Value.FLOAT)).containsExactly(false, true);
    }

    @Test
    void aNodeOfAnotherLengthIsPutInThePlaceOfOne() throws InvalidProtocolBufferException {
        Node first = GRAPH.nodes().get(0);
        byte[] longer = GraphWriter.node("in place of the first of all", "Identity", "images", "real");

        byte[] changed = GRAPH.changed(
                        new ModelFile.InMemory(FILE), first.place().with(longer))
                .bytes();

        NodeProto node = NodeProto.newBuilder()
                .setName("in place of the first of all")
                .setOpType("Identity")
                .addInput("images")
                .addOutput("real")
                .build();
        assertThat(parsed(changed))
                .isEqualTo(parsed(FILE).toBuilder().setNode(0, node).build());
    }

    @Test
    void anInputHasTheSidesThatItIsWrittenWith() throws InvalidProtocolBufferException {
        Value images = GRAPH.inputs().get(0);

        byte[] changed = GRAPH.changed(
                        new ModelFile.InMemory(FILE),
                        images.place().with(GraphWriter.input("images", Value.FLOAT, -1, 300)))
                .bytes();

        ValueInfoProto input = parsed(changed).getInput(0);
        assertThat(input.getType().getTensorType().getElemType()).isEqualTo(Value.FLOAT);
        assertThat(input.getType().getTensorType().getShape().getDimList())
                .extracting(side -> side.hasDimValue() ? side.getDimValue() : -1)
                .containsExactly(-1L, 300L);
    }

    @Test
    void aFileOnDiskBecomesWhatOneInMemoryBecomes(@TempDir Path folder) throws IOException {
        Path file = Files.write(Files.createDirectory(folder.resolve("alone")).resolve("network"), FILE);
        Node last = GRAPH.nodes().get(GRAPH.nodes().size() - 1);
        byte[] other = GraphWriter.node("", "Identity", "rounded", "upscaled");

        try (ModelFile onDisk = new ModelFile.OnDisk(file)) {
            byte[] changed = GRAPH.changed(onDisk, last.place().with(other)).bytes();

            assertThat(changed)
                    .isEqualTo(GRAPH.changed(
                                    new ModelFile.InMemory(FILE), last.place().with(other))
                            .bytes());
        }
    }

    @Test
    void whatIsNoNetworkHasNoGraph() {
        assertThat(OnnxGraph.of(new ModelFile.InMemory(new byte[100]))).isEmpty();
        assertThat(OnnxGraph.of(new ModelFile.InMemory(Arrays.copyOf(FILE, 300))))
                .isEmpty();
        assertThat(OnnxGraph.of(new ModelFile.InMemory(new byte[0]))).isEmpty();
    }
}
