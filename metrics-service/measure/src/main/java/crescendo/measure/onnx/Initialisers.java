package crescendo.measure.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import crescendo.contracts.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The weights in an ONNX file, without what it computes with them. */
public final class Initialisers {
    private Initialisers() {}

    /**
     * By name, those of float32.
     *
     * @param what names the file in errors
     * @throws UnusableNetwork where the file is no network, or keeps its weights elsewhere
     */
    public static Map<String, Tensor> of(String what, byte[] onnx) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        for (TensorProto tensor : OnnxFile.read(what, onnx).getGraph().getInitializerList()) {
            if (tensor.getDataLocation() == DataLocation.EXTERNAL)
                throw new UnusableNetwork(
                        what + " keeps " + tensor.getName() + " in another file; export it with its weights inside");
            if (tensor.getDataType() == DataType.FLOAT.getNumber()) found.put(tensor.getName(), floats(what, tensor));
        }
        return found;
    }

    private static Tensor floats(String what, TensorProto tensor) {
        long[] shape = tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
        try {
            if (tensor.getFloatDataCount() == 0)
                return new Tensor(Tensor.Type.F32, shape, tensor.getRawData().asReadOnlyByteBuffer());
            float[] values = new float[tensor.getFloatDataCount()];
            for (int i = 0; i < values.length; i++) values[i] = tensor.getFloatData(i);
            return Tensor.of(values, shape);
        } catch (IllegalArgumentException e) {
            throw new UnusableNetwork(what + ": " + tensor.getName() + ": " + e.getMessage(), e);
        }
    }
}
