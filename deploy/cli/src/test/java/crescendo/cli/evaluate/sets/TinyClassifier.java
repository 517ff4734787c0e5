package crescendo.cli.evaluate.sets;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Random;

/** A real ONNX file as our classifiers are: uint8 NHWC {@code images} in, {@code logits} and {@code features} out, both the same random sums of the pixels. */
final class TinyClassifier {
    private TinyClassifier() {}

    static byte[] of(int side, int colours, int classes) {
        long pixels = (long) side * side * colours;
        TensorProto.Builder weights = TensorProto.newBuilder()
                .setName("weights")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addAllDims(List.of(pixels, (long) classes));
        Random random = new Random(1);
        for (int i = 0; i < pixels * classes; i++) {
            weights.addFloatData((float) random.nextGaussian() * 0.002f);
        }
        TensorProto shape = TensorProto.newBuilder()
                .setName("shape")
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(2)
                .addInt64Data(-1)
                .addInt64Data(pixels)
                .build();
        AttributeProto toFloat = AttributeProto.newBuilder()
                .setName("to")
                .setType(AttributeProto.AttributeType.INT)
                .setI(TensorProto.DataType.FLOAT.getNumber())
                .build();
        GraphProto graph = GraphProto.newBuilder()
                .setName("classifier")
                .addInput(port("images", TensorProto.DataType.UINT8, -1, side, side, colours))
                .addOutput(port("logits", TensorProto.DataType.FLOAT, -1, classes))
                .addOutput(port("features", TensorProto.DataType.FLOAT, -1, classes))
                .addInitializer(weights)
                .addInitializer(shape)
                .addNode(node("Cast", "numbers", "images").toBuilder().addAttribute(toFloat))
                .addNode(node("Reshape", "flat", "numbers", "shape"))
                .addNode(node("MatMul", "logits", "flat", "weights"))
                .addNode(node("Identity", "features", "logits"))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    static NodeProto node(String kind, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(kind)
                .addOutput(output)
                .addAllInput(List.of(inputs))
                .build();
    }

    static ValueInfoProto port(String name, TensorProto.DataType type, long... shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (long side : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(side < 0 ? dimension.setDimParam("batch") : dimension.setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
