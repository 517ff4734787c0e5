package crescendo.trainer.ops.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.Ops;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** The same network and input through TensorFlow and through ONNX Runtime. */
final class Interpreted {
    private Interpreted() {}

    /** A network and which of its outputs is wanted. */
    interface Network {
        Operand<TFloat32> apply(TypedGraph<TFloat32> graph, Ops<Operand<TFloat32>> ops, Operand<TFloat32> input);
    }

    /** Random weights and biases for all of a network's parameters. */
    static Map<String, Tensor> weights(List<Parameter> parameters) {
        Random random = new Random(11);
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            float[] values = new float[parameter.count()];
            for (int i = 0; i < values.length; i++) values[i] = (float) random.nextGaussian();
            weights.put(parameter.name(), Tensor.of(values, shape(parameter)));
        }
        return weights;
    }

    static Tensor normal(long... shape) {
        int count = 1;
        for (long side : shape) count *= Math.toIntExact(side);
        float[] values = new float[count];
        Random random = new Random(5);
        for (int i = 0; i < count; i++) values[i] = (float) random.nextGaussian();
        return Tensor.of(values, shape);
    }

    /** As in training: the batch is known. */
    static float[] byTensorFlow(Network network, Tensor input, Map<String, Tensor> weights) {
        return byTensorFlow(network, input, weights, input.shape()[0]);
    }

    /** @param batch its size, or −1 for any, as where samples are served */
    static float[] byTensorFlow(Network network, Tensor input, Map<String, Tensor> weights, long batch) {
        try (Graph tensorFlow = new Graph()) {
            TypedGraph<TFloat32> graph = TypedGraph.float32(tensorFlow);
            VariableBank<TFloat32> bank = new VariableBank<>(graph);
            long[] sides = input.shape();
            sides[0] = batch;
            Operand<TFloat32> fed = graph.ops().placeholder(TFloat32.class, Placeholder.shape(Shape.of(sides)));
            var output = network.apply(graph, new TfOps<>(graph, new VariableScope<>(bank, "it")), fed);
            try (var session = Sessions.open(tensorFlow, 1);
                    var tensor = HostTensors.toTensorFlow(input)) {
                Map<String, Tensor> values = new LinkedHashMap<>();
                weights.forEach((name, value) -> values.put("it/" + name, value));
                bank.write(session, values);
                try (Result result =
                        session.runner().feed(fed, tensor).fetch(output).run()) {
                    return HostTensors.fromTensorFlow(result.get(0)).floats();
                }
            }
        }
    }

    static Map<String, OnnxTensorCopy> byOnnxRuntime(byte[] file, String input, Tensor value) throws OrtException {
        return byOnnxRuntime(file, Map.of(input, value));
    }

    static Map<String, OnnxTensorCopy> byOnnxRuntime(byte[] file, Map<String, Tensor> inputs) throws OrtException {
        Map<String, OnnxTensor> fed = new LinkedHashMap<>();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file, new OrtSession.SessionOptions())) {
            for (Map.Entry<String, Tensor> input : inputs.entrySet())
                fed.put(input.getKey(), tensor(environment, input.getValue()));
            Map<String, OnnxTensorCopy> outputs = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(fed)) {
                for (Map.Entry<String, OnnxValue> entry : result)
                    outputs.put(entry.getKey(), OnnxTensorCopy.of((OnnxTensor) entry.getValue()));
            }
            return outputs;
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    /** An output of ONNX Runtime, kept after its session. */
    record OnnxTensorCopy(long[] shape, float[] floats, byte[] bytes) {
        static OnnxTensorCopy of(OnnxTensor tensor) {
            ByteBuffer data = tensor.getByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
            byte[] bytes = new byte[data.remaining()];
            data.get(bytes);
            float[] floats = new float[bytes.length / 4];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(floats);
            return new OnnxTensorCopy(tensor.getInfo().getShape(), floats, bytes);
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Tensor value) throws OrtException {
        if (value.type() == Tensor.Type.I64)
            return OnnxTensor.createTensor(environment, LongBuffer.wrap(value.longs()), value.shape());
        if (value.type() == Tensor.Type.U8)
            return OnnxTensor.createTensor(
                    environment,
                    ByteBuffer.allocateDirect(value.bytes().length)
                            .put(value.bytes())
                            .flip(),
                    value.shape(),
                    ai.onnxruntime.OnnxJavaType.UINT8);
        return OnnxTensor.createTensor(environment, FloatBuffer.wrap(value.floats()), value.shape());
    }

    private static long[] shape(Parameter parameter) {
        return parameter.sides();
    }
}
