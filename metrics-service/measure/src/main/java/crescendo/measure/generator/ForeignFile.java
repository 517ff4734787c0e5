package crescendo.measure.generator;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import crescendo.measure.onnx.OnnxFile;
import crescendo.measure.onnx.UnusableNetwork;
import java.util.List;
import java.util.stream.Stream;

/** An ONNX file as it was brought, to which something can be added. */
record ForeignFile(ModelProto model) {
    /** From which on there is all that is added. */
    private static final int LEAST_OPSET = 9;

    /** @throws UnusableNetwork where nothing can be added to it */
    static ForeignFile of(String what, byte[] onnx) {
        ModelProto model = OnnxFile.read(what, onnx);
        if (model.getGraph().getNodeCount() == 0) throw new UnusableNetwork(what + " is no ONNX file with a network");
        if (model.getGraph().getInitializerList().stream().anyMatch(ForeignFile::liesElsewhere))
            throw new UnusableNetwork(what + ": its weights lie in another file; export it as a single one");
        int opset = opset(model);
        if (opset < LEAST_OPSET)
            throw new UnusableNetwork(
                    what + ": opset " + opset + " is too old; export it with " + LEAST_OPSET + " or later");
        return new ForeignFile(model);
    }

    private static boolean liesElsewhere(TensorProto weights) {
        return weights.getDataLocation() == TensorProto.DataLocation.EXTERNAL;
    }

    private static int opset(ModelProto model) {
        return model.getOpsetImportList().stream()
                .filter(set -> List.of("", "ai.onnx").contains(set.getDomain()))
                .mapToInt(set -> Math.toIntExact(set.getVersion()))
                .findFirst()
                .orElse(1);
    }

    /** Of an input or output; undefined where the file does not say it. */
    DataType type(String port) {
        return Stream.concat(model.getGraph().getInputList().stream(), model.getGraph().getOutputList().stream())
                .filter(known -> known.getName().equals(port))
                .map(ForeignFile::type)
                .findFirst()
                .orElse(DataType.UNDEFINED);
    }

    private static DataType type(ValueInfoProto port) {
        DataType type = DataType.forNumber(port.getType().getTensorType().getElemType());
        return type == null ? DataType.UNDEFINED : type;
    }
}
