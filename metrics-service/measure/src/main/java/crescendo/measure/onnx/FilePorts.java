package crescendo.measure.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a file takes and gives, before it is known what of it is used.
 *
 * @param inputs  shapes by name, in the file's order; −1 where an axis is open
 * @param outputs shapes by name, in the file's order
 * @param types   of all of them by name: {@code float32}, {@code uint8}, or what ONNX Runtime calls it
 */
public record FilePorts(Map<String, List<Long>> inputs, Map<String, List<Long>> outputs, Map<String, String> types) {
    /**
     * Reads.
     *
     * @param what names the file in errors
     * @throws UnusableNetwork where ONNX Runtime does not take the file
     */
    public static FilePorts of(OnnxRuntime runtime, String what, byte[] onnx) {
        try (OrtSession session = runtime.open(what, onnx)) {
            Map<String, String> types = new TreeMap<>(types(session.getInputInfo()));
            types.putAll(types(session.getOutputInfo()));
            return new FilePorts(shapes(session.getInputInfo()), shapes(session.getOutputInfo()), types);
        } catch (OrtException e) {
            throw new UnusableNetwork("ONNX Runtime failed on " + what + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, List<Long>> shapes(Map<String, NodeInfo> ports) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        ports.forEach((name, port) -> {
            if (port.getInfo() instanceof TensorInfo tensor)
                shapes.put(name, Arrays.stream(tensor.getShape()).boxed().toList());
        });
        return shapes;
    }

    private static Map<String, String> types(Map<String, NodeInfo> ports) {
        Map<String, String> types = new TreeMap<>();
        ports.forEach((name, port) -> {
            if (port.getInfo() instanceof TensorInfo tensor)
                types.put(
                        name,
                        tensor.type == OnnxJavaType.FLOAT
                                        && tensor.onnxType == OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT
                                ? "float32"
                                : tensor.type.name().toLowerCase(Locale.ROOT));
        });
        return types;
    }

    /** For people: {@code features [-1, 2048], logits [-1, 1008]}. */
    public static String shown(Map<String, List<Long>> ports) {
        return ports.isEmpty()
                ? "nothing"
                : ports.entrySet().stream()
                        .map(port -> port.getKey() + " " + port.getValue())
                        .collect(Collectors.joining(", "));
    }
}
