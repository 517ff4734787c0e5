package crescendo.measure.extractor;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;

/**
 * A file that reads uint8 made one that reads float32, so that it sees what is between whole pixel values: as the first thing that is done with
 * the input is to make it float32, only the input's type has to change.
 */
final class NumberedInput {
    private NumberedInput() {}

    /** The file; nothing where something else is done with the input first. */
    static Optional<byte[]> of(byte[] onnx, String input) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(onnx).toBuilder();
            GraphProto.Builder graph = model.getGraphBuilder();
            List<NodeProto> readers = graph.getNodeList().stream()
                    .filter(node -> node.getInputList().contains(input))
                    .toList();
            if (readers.isEmpty() || !readers.stream().allMatch(NumberedInput::makesNumbers)) return Optional.empty();
            graph.getInputBuilderList().stream()
                    .filter(port -> port.getName().equals(input))
                    .forEach(NumberedInput::number);
            return Optional.of(model.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            return Optional.empty();
        }
    }

    private static boolean makesNumbers(NodeProto node) {
        return node.getOpType().equals("Cast")
                && node.getAttributeList().stream()
                        .anyMatch(attribute ->
                                attribute.getName().equals("to") && attribute.getI() == DataType.FLOAT.getNumber());
    }

    private static void number(ValueInfoProto.Builder port) {
        port.getTypeBuilder().getTensorTypeBuilder().setElemType(DataType.FLOAT.getNumber());
    }
}
