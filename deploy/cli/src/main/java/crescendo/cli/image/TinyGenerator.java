package crescendo.cli.image;

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
import com.google.protobuf.ByteString;
import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/** The smallest generator that can be sampled: one dense layer and a hyperbolic tangent, RGB of 16×16. Its weights follow from a seed. */
final class TinyGenerator {
    static final int SIDE = 16;
    static final int COLOURS = 3;
    static final int LATENT = 32;
    static final long GOLDEN_SEED = 1;
    static final int GOLDEN_COUNT = 2;

    private static final int VALUES = SIDE * SIDE * COLOURS;
    private static final float HALF_RANGE = 127.5f;
    private static final float[] KERNEL = Latents.normal(1, 0, LATENT, VALUES);

    private TinyGenerator() {}

    /** Takes {@code latents}; gives {@code raw}, float32 NHWC in [-1, 1], and {@code images}, uint8 NHWC. */
    static byte[] onnx() {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("tiny")
                .addInput(port("latents", DataType.FLOAT, LATENT))
                .addOutput(port("images", DataType.UINT8, SIDE, SIDE, COLOURS))
                .addOutput(port("raw", DataType.FLOAT, SIDE, SIDE, COLOURS))
                .addInitializer(floats("kernel", KERNEL, LATENT, VALUES))
                .addInitializer(TensorProto.newBuilder()
                        .setName("sides")
                        .setDataType(DataType.INT64_VALUE)
                        .addDims(4)
                        .addAllInt64Data(List.of(-1L, (long) SIDE, (long) SIDE, (long) COLOURS)))
                .addInitializer(floats("half", new float[] {HALF_RANGE}))
                .addNode(node("MatMul", "dense", "latents", "kernel"))
                .addNode(node("Tanh", "squashed", "dense"))
                .addNode(node("Reshape", "raw", "squashed", "sides"))
                .addNode(node("Mul", "scaled", "raw", "half"))
                .addNode(node("Add", "shifted", "scaled", "half"))
                .addNode(node("Round", "rounded", "shifted"))
                .addNode(node("Cast", "images", "rounded")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("to")
                                .setType(AttributeProto.AttributeType.INT)
                                .setI(DataType.UINT8_VALUE)));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    /** Latents of the golden seed, and what the generator makes of them. */
    static Map<String, Tensor> golden() {
        float[] latents = Latents.normal(GOLDEN_SEED, 0, GOLDEN_COUNT, LATENT);
        float[] raw = new float[GOLDEN_COUNT * VALUES];
        byte[] images = new byte[raw.length];
        for (int i = 0; i < raw.length; i++) {
            double sum = 0;
            for (int k = 0; k < LATENT; k++) {
                sum += latents[i / VALUES * LATENT + k] * KERNEL[k * VALUES + i % VALUES];
            }
            raw[i] = (float) Math.tanh(sum);
            images[i] = (byte) Math.round(HALF_RANGE * raw[i] + HALF_RANGE);
        }
        return Map.of(
                "latents", Tensor.of(latents, GOLDEN_COUNT, LATENT),
                "raw", Tensor.of(raw, GOLDEN_COUNT, SIDE, SIDE, COLOURS),
                "images", Tensor.of(images, GOLDEN_COUNT, SIDE, SIDE, COLOURS));
    }

    private static NodeProto.Builder node(String type, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(type)
                .setName(output)
                .addAllInput(List.of(inputs))
                .addOutput(output);
    }

    private static ValueInfoProto port(String name, DataType type, int... sides) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (int side : sides) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(side));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    private static TensorProto floats(String name, float[] values, int... sides) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(DataType.FLOAT_VALUE)
                .setRawData(ByteString.copyFrom(bytes));
        for (int side : sides) {
            tensor.addDims(side);
        }
        return tensor.build();
    }
}
