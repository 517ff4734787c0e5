package crescendo.cli.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import crescendo.contracts.Digest;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.vgg.KnownVgg;
import crescendo.trainer.model.vgg.VggPlan;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VggWeightsTest {
    private static final Path FILE = Path.of("vgg11");

    private static VggWeights read(byte[] bytes) {
        return VggWeights.of(FILE, ByteBuffer.wrap(bytes), KnownVgg.VGG11);
    }

    @Test
    void weightsBecomeThoseOfAClassifierOfOurs() {
        VggWeights read = read(Safetensors.encode(theirs()));

        Map<String, Tensor> kept = Safetensors.decode(read.content());
        assertThat(kept).hasSize(2 * 8 + 1).containsKeys("classifier/input/bias", "classifier/conv5_2/weight");
        assertThat(kept.get("classifier/conv1_1/weight").shape()).containsExactly(3, 3, 3, 2);
        assertThat(read.plan()).isEqualTo(new VggPlan(List.of(2, 2, 2, 2, 2), List.of(1, 1, 2, 2, 2)));
        assertThat(read.asked().weights().digest()).isEqualTo(Digest.of(read.content()));
        assertThat(read.asked().facts()).containsEntry("preset", "vgg11");
    }

    @Test
    void theInitialisersOfAnOnnxFileAreTheSameWeights() {
        ModelProto.Builder raw = ModelProto.newBuilder();
        ModelProto.Builder listed = ModelProto.newBuilder();
        theirs().forEach((name, tensor) -> {
            raw.getGraphBuilder()
                    .addInitializer(described(name, tensor).setRawData(ByteString.copyFrom(tensor.data())));
            TensorProto.Builder numbers = described(name, tensor);
            for (float value : tensor.floats()) numbers.addFloatData(value);
            listed.getGraphBuilder().addInitializer(numbers);
        });
        byte[] expected = read(Safetensors.encode(theirs())).content();

        assertThat(read(raw.build().toByteArray()).content()).isEqualTo(expected);
        assertThat(read(listed.build().toByteArray()).content()).isEqualTo(expected);
    }

    @Test
    void aFileThatKeepsItsWeightsElsewhereOrCutShortIsNamed() {
        Tensor weight = theirs().get("features.0.weight");
        TensorProto.Builder elsewhere = described("features.0.weight", weight).setDataLocation(DataLocation.EXTERNAL);
        TensorProto.Builder cut = described("features.0.weight", weight).setRawData(ByteString.copyFrom(new byte[4]));

        assertThatThrownBy(() -> read(file(elsewhere)))
                .hasMessage("vgg11 keeps features.0.weight in another file; export it with its weights inside");
        assertThatThrownBy(() -> read(file(cut)))
                .hasMessageStartingWith("vgg11: features.0.weight: shape [2, 3, 3, 3] of F32 takes 216 bytes, not 4");
    }

    private static byte[] file(TensorProto.Builder tensor) {
        return ModelProto.newBuilder()
                .setGraph(GraphProto.newBuilder().addInitializer(tensor))
                .build()
                .toByteArray();
    }

    private static TensorProto.Builder described(String name, Tensor tensor) {
        TensorProto.Builder described = TensorProto.newBuilder().setName(name).setDataType(DataType.FLOAT.getNumber());
        for (long side : tensor.shape()) described.addDims(side);
        return described;
    }

    /** As torchvision names them, two channels wide. */
    private static Map<String, Tensor> theirs() {
        Map<String, Tensor> theirs = new TreeMap<>();
        int in = 3;
        for (int index : new int[] {0, 3, 6, 8, 11, 13, 16, 18}) {
            float[] weight = new float[2 * in * 9];
            for (int i = 0; i < weight.length; i++) weight[i] = index + i / 100f;
            theirs.put("features." + index + ".weight", Tensor.of(weight, 2, in, 3, 3));
            theirs.put("features." + index + ".bias", Tensor.of(new float[] {index, -index}, 2));
            in = 2;
        }
        theirs.put("classifier.0.weight", Tensor.of(new float[6], 3, 2));
        return theirs;
    }
}
