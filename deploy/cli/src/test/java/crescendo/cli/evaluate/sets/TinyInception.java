package crescendo.cli.evaluate.sets;

import static crescendo.cli.evaluate.sets.TinyClassifier.node;
import static crescendo.cli.evaluate.sets.TinyClassifier.port;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Random;

/** A real ONNX file with the ports of Inception-v3 as its users export it: random sums of the mean and the corner of each colour. */
final class TinyInception {
    private static final int SIDE = 299;
    private static final int SEEN = 6;

    private TinyInception() {}

    static byte[] file() {
        GraphProto graph = GraphProto.newBuilder()
                .setName("inception")
                .addInput(port("x", DataType.FLOAT, -1, 3, SIDE, SIDE))
                .addOutput(port("pool3", DataType.FLOAT, -1, 2048))
                .addOutput(port("scores", DataType.FLOAT, -1, 1008))
                .addInitializer(ints("from", 0, 0))
                .addInitializer(ints("to", 5, 5))
                .addInitializer(ints("axes", 2, 3))
                .addInitializer(matrix("toFeatures", 2048, 1))
                .addInitializer(matrix("toScores", 1008, 2))
                .addNode(node("GlobalAveragePool", "means", "x"))
                .addNode(node("Slice", "corner", "x", "from", "to", "axes"))
                .addNode(node("GlobalAveragePool", "corners", "corner"))
                .addNode(node("Flatten", "whole", "means"))
                .addNode(node("Flatten", "part", "corners"))
                .addNode(node("Concat", "seen", "whole", "part").toBuilder()
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("axis")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(1)))
                .addNode(node("MatMul", "pool3", "seen", "toFeatures"))
                .addNode(node("MatMul", "scores", "seen", "toScores"))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static TensorProto matrix(String name, int columns, long seed) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT.getNumber())
                .addAllDims(List.of((long) SEEN, (long) columns));
        Random random = new Random(seed);
        for (int i = 0; i < SEEN * columns; i++) {
            tensor.addFloatData((float) random.nextGaussian());
        }
        return tensor.build();
    }

    private static TensorProto ints(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor.build();
    }
}
