package crescendo.trainer.publish;

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
     * @param input of the file's one input
     * @return the outputs by name
     * @throws ExportMismatch where ONNX Runtime does not take the file
     */
    static Map<String, Tensor> run(byte[] onnx, String inputName, Tensor input) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = environment.createSession(onnx, quiet(options));
                OnnxTensor tensor = tensor(environment, input);
                OrtSession.Result result = session.run(Map.of(inputName, tensor))) {
            Map<String, Tensor> outputs = new TreeMap<>();
            for (var output : result) {
                outputs.put(output.getKey(), copy((OnnxTensor) output.getValue()));
            }
            return outputs;
        } catch (OrtException e) {
            throw new ExportMismatch("ONNX Runtime does not run the exported file: " + e.getMessage());
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
        return tensor.type() == Tensor.Type.F32
                ? OnnxTensor.createTensor(environment, data.asFloatBuffer(), tensor.shape())
                : OnnxTensor.createTensor(environment, data, tensor.shape(), ai.onnxruntime.OnnxJavaType.UINT8);
    }

    private static Tensor copy(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        Tensor.Type type = info.type == ai.onnxruntime.OnnxJavaType.FLOAT ? Tensor.Type.F32 : Tensor.Type.U8;
        ByteBuffer data = tensor.getByteBuffer();
        ByteBuffer copy = ByteBuffer.allocate(data.remaining()).put(data).flip();
        return new Tensor(type, info.getShape(), copy);
    }
}
