package crescendo.trainer.publish;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.loop.ExportMismatch;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;

/** An ONNX file, run as it will be when it serves. */
final class ServedFile {
    private ServedFile() {}

    /**
     * @param inputs of the file by name
     * @return the outputs by name
     * @throws ExportMismatch where ONNX Runtime does not take the file
     */
    static Map<String, Tensor> run(byte[] onnx, Map<String, Tensor> inputs) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> fed = new TreeMap<>();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(onnx, quiet(options))) {
            for (var input : inputs.entrySet()) {
                fed.put(input.getKey(), tensor(environment, input.getValue()));
            }
            return outputs(session, fed);
        } catch (OrtException e) {
            throw new ExportMismatch("ONNX Runtime does not run the exported file: " + e.getMessage());
        } finally {
            fed.values().forEach(OnnxTensor::close);
        }
    }

    private static Map<String, Tensor> outputs(OrtSession session, Map<String, OnnxTensor> fed) throws OrtException {
        try (OrtSession.Result result = session.run(fed)) {
            Map<String, Tensor> outputs = new TreeMap<>();
            for (var output : result) {
                outputs.put(output.getKey(), copy((OnnxTensor) output.getValue()));
            }
            return outputs;
        }
    }

    /** Idle threads that spin would take the processor from training. */
    private static OrtSession.SessionOptions quiet(OrtSession.SessionOptions options) throws OrtException {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        return options;
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Tensor tensor) throws OrtException {
        ByteBuffer data = ByteBuffer.allocateDirect(tensor.data().remaining()).order(ByteOrder.nativeOrder());
        data.put(tensor.data()).flip();
        return OnnxTensor.createTensor(environment, data, tensor.shape(), type(tensor.type()));
    }

    private static OnnxJavaType type(Tensor.Type type) {
        return switch (type) {
            case F32 -> OnnxJavaType.FLOAT;
            case F64 -> OnnxJavaType.DOUBLE;
            case I64 -> OnnxJavaType.INT64;
            case U8 -> OnnxJavaType.UINT8;
        };
    }

    private static Tensor copy(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        Tensor.Type type = info.type == OnnxJavaType.FLOAT ? Tensor.Type.F32 : Tensor.Type.U8;
        ByteBuffer data = tensor.getByteBuffer();
        ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
        return new Tensor(type, info.getShape(), copy);
    }
}
