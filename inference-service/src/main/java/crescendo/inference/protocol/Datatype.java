package crescendo.inference.protocol;

import crescendo.contracts.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The names that the protocol has for the types of tensors. */
public enum Datatype {
    FP32(Tensor.Type.F32, "float32"),
    INT64(Tensor.Type.I64, "int64"),
    UINT8(Tensor.Type.U8, "uint8");

    private final Tensor.Type type;
    private final String port;

    Datatype(Tensor.Type type, String port) {
        this.type = type;
        this.port = port;
    }

    public Tensor.Type type() {
        return type;
    }

    public static Datatype of(Tensor.Type type) {
        return Arrays.stream(values()).filter(d -> d.type == type).findFirst().orElseThrow();
    }

    /** Of a port of a manifest. */
    static Datatype ofPort(String type) {
        return Arrays.stream(values())
                .filter(d -> d.port.equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** @throws BadInference where it is none that this service has, naming those */
    public static Datatype named(String input, String name) {
        return Arrays.stream(values())
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new BadInference("input " + input + ": datatype " + name + " is not known; use one of "
                                + Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "))));
    }
}
