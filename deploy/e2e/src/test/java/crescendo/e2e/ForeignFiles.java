package crescendo.e2e;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/** The smallest networks that somebody else might have trained. */
final class ForeignFiles {
    /** Height and width of what the generator makes. */
    static final int SIDE = 4;

    private ForeignFiles() {}

    /** A generator whose pixels are the hyperbolic tangents of its latent, which it takes as PyTorch's usual ones do: NCHW. */
    static byte[] generator() {
        return model(GraphProto.newBuilder()
                .addInput(port("z", "n", 3 * SIDE * SIDE, 1, 1))
                .addOutput(port("image", "n", 3, SIDE, SIDE))
                .addInitializer(TensorProto.newBuilder()
                        .setName("sides")
                        .setDataType(DataType.INT64_VALUE)
                        .addDims(4)
                        .addAllInt64Data(List.of(-1L, 3L, (long) SIDE, (long) SIDE)))
                .addNode(node("Tanh", "squashed", "z"))
                .addNode(node("Reshape", "image", "squashed", "sides")));
    }

    /** An upscaler that makes four pixels of one. */
    static byte[] upscaler() {
        return model(GraphProto.newBuilder()
                .addInput(port("lr", "n", 3, -1, -1))
                .addOutput(port("sr", "n", 3, -1, -1))
                .addInitializer(TensorProto.newBuilder()
                        .setName("scales")
                        .setDataType(DataType.FLOAT_VALUE)
                        .addDims(4)
                        .addAllFloatData(List.of(1f, 1f, 2f, 2f)))
                .addNode(node("Resize", "sr", "lr", "", "scales")
                        .addAttribute(text("mode", "nearest"))
                        .addAttribute(text("coordinate_transformation_mode", "asymmetric"))
                        .addAttribute(text("nearest_mode", "floor"))));
    }

    /** An extractor whose three features are the means of an image's colours. */
    static byte[] extractor() {
        return model(GraphProto.newBuilder()
                .addInput(port("pixels", "n", 3, SIDE, SIDE))
                .addOutput(port("means", "n", 3))
                .addNode(node("GlobalAveragePool", "pooled", "pixels"))
                .addNode(node("Flatten", "means", "pooled")));
    }

    private static byte[] model(GraphProto.Builder graph) {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph.setName("theirs"))
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(com.google.protobuf.ByteString.copyFromUtf8(value))
                .build();
    }

    private static ValueInfoProto port(String name, String batch, int... sides) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam(batch));
        for (int axis = 0; axis < sides.length; axis++) {
            TensorShapeProto.Dimension.Builder side = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(sides[axis] < 0 ? side.setDimParam(name + axis) : side.setDimValue(sides[axis]));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
