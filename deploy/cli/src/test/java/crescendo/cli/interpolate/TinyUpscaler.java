package crescendo.cli.interpolate;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import java.util.List;

/**
 * A grey upscaler, twice, of one weight: a larger pixel is {@code weight} times the pixel it lies in.
 *
 * @param weight near 1, so that it gives back what it is shown
 */
record TinyUpscaler(float weight) {
    private static final Values ONE = new Values("float32", 0, 1);

    UpscalerSpec spec() {
        return new UpscalerSpec("lr", "sr", 2, Colours.GREY, Layout.NCHW, ONE, ONE, 1, 1);
    }

    byte[] onnx() {
        TensorProto.Builder filter = TensorProto.newBuilder()
                .setName("filter")
                .setDataType(DataType.FLOAT_VALUE)
                .addAllDims(List.of(4L, 1L, 1L, 1L));
        for (int out = 0; out < 4; out++) {
            filter.addFloatData(weight);
        }
        GraphProto graph = GraphProto.newBuilder()
                .setName("upscaler")
                .addInput(port("lr"))
                .addOutput(port("sr"))
                .addInitializer(filter)
                .addNode(node("Conv", "deep", "lr", "filter"))
                .addNode(node("DepthToSpace", "sr", "deep")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("blocksize")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(2)))
                .build();
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static ValueInfoProto port(String name) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(Dimension.newBuilder().setDimParam("n"))
                .addDim(Dimension.newBuilder().setDimValue(1))
                .addDim(Dimension.newBuilder().setDimParam(name + "h"))
                .addDim(Dimension.newBuilder().setDimParam(name + "w"));
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(DataType.FLOAT_VALUE)
                                .setShape(shape)))
                .build();
    }
}
