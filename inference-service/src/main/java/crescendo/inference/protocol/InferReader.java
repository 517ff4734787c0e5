package crescendo.inference.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.protocol.InferRequest.Wanted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a request to infer: JSON, and behind it the bytes of those tensors that have a {@code binary_data_size}, little-endian.
 *
 * <p>Source: Open Inference Protocol, REST; Triton Inference Server, "Binary tensor data extension".
 */
final class InferReader {
    private static final int MAX_RANK = 8;

    private final JsonNode json;
    private final ByteBuffer behind;

    private InferReader(JsonNode json, ByteBuffer behind) {
        this.json = json;
        this.behind = behind;
    }

    /**
     * @param length bytes of the JSON
     * @throws BadInference where it is no such request
     */
    static InferRequest read(byte[] body, int length) {
        JsonNode json;
        try {
            json = Json.tree(length == body.length ? body : Arrays.copyOf(body, length));
        } catch (IllegalArgumentException broken) {
            throw new BadInference("the request is not JSON: " + broken.getMessage());
        }
        ByteBuffer behind =
                ByteBuffer.wrap(body, length, body.length - length).slice().order(ByteOrder.LITTLE_ENDIAN);
        return new InferReader(json, behind).request();
    }

    /**
     * Bytes of the JSON at the beginning of a body.
     *
     * @param said as a header says it; all of the body where absent
     * @throws BadInference where that will not do
     */
    static int json(Optional<String> said, int body) {
        return said.map(text -> length(text, body)).orElse(body);
    }

    private static int length(String text, int most) {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= most) {
                return length;
            }
        } catch (NumberFormatException none) {
            // told below, with what is allowed
        }
        throw new BadInference(
                "Inference-Header-Content-Length: " + text + " is not allowed; use a whole number from 0 to " + most);
    }

    private InferRequest request() {
        JsonNode listed = json.path("inputs");
        if (!listed.isArray() || listed.isEmpty()) {
            throw new BadInference("inputs: missing; use a list of tensors");
        }
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (JsonNode input : listed) {
            String name = input.path("name").asText();
            if (inputs.put(name, tensor(name, input)) != null) {
                throw new BadInference("input " + name + ": given twice");
            }
        }
        if (behind.hasRemaining()) {
            throw new BadInference(behind.remaining() + " bytes behind the JSON belong to no input");
        }
        boolean binary = json.path("parameters").path("binary_data_output").asBoolean();
        List<Wanted> outputs = new ArrayList<>();
        for (JsonNode output : json.path("outputs")) {
            outputs.add(new Wanted(
                    output.path("name").asText(),
                    output.path("parameters").path("binary_data").asBoolean(binary)));
        }
        Optional<String> id =
                Optional.of(json.path("id")).filter(JsonNode::isTextual).map(JsonNode::asText);
        return new InferRequest(id, inputs, outputs, binary);
    }

    private Tensor tensor(String name, JsonNode input) {
        Tensor.Type type = Datatype.named(name, input.path("datatype").asText()).type();
        long[] shape = shape(name, input.path("shape"));
        JsonNode size = input.path("parameters").path("binary_data_size");
        ByteBuffer data = size.isMissingNode()
                ? listed(name, input.path("data"), type, elements(name, shape))
                : bytes(name, size, elements(name, shape) * type.bytes());
        return new Tensor(type, shape, data);
    }

    private static long[] shape(String name, JsonNode sides) {
        long[] shape = new long[sides.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = sides.get(i).isIntegralNumber() ? sides.get(i).longValue() : -1;
        }
        if (!sides.isArray() || shape.length > MAX_RANK || Arrays.stream(shape).anyMatch(side -> side < 0)) {
            throw new BadInference("input " + name + ": shape " + brief(sides)
                    + " is not allowed; use a list of at most " + MAX_RANK + " whole numbers");
        }
        return shape;
    }

    private static int elements(String name, long[] shape) {
        try {
            long elements = 1;
            for (long side : shape) {
                elements = Math.multiplyExact(elements, side);
            }
            return Math.toIntExact(Math.multiplyExact(elements, Long.BYTES)) / Long.BYTES;
        } catch (ArithmeticException e) {
            throw new BadInference("input " + name + ": shape " + Arrays.toString(shape) + " is too large");
        }
    }

    private ByteBuffer bytes(String name, JsonNode size, int wanted) {
        if (!size.canConvertToInt() || size.intValue() != wanted || wanted > behind.remaining()) {
            throw new BadInference("input " + name + ": binary_data_size is " + brief(size) + ", its shape takes "
                    + wanted + ", and " + behind.remaining() + " bytes are left behind the JSON");
        }
        ByteBuffer data = behind.slice(behind.position(), wanted);
        behind.position(behind.position() + wanted);
        return data;
    }

    // Row-major, nested or flat.
    private static ByteBuffer listed(String name, JsonNode data, Tensor.Type type, int elements) {
        if (!data.isArray()) {
            throw new BadInference("input " + name + ": data is missing; use a list of numbers, or binary_data_size");
        }
        long numbers = numbers(data);
        if (numbers != elements) {
            throw new BadInference("input " + name + ": " + numbers + " numbers, its shape takes " + elements);
        }
        ByteBuffer bytes = ByteBuffer.allocate(elements * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        flatten(name, data, type, bytes);
        return bytes.flip();
    }

    private static long numbers(JsonNode data) {
        long numbers = 0;
        for (JsonNode node : data) {
            numbers += node.isArray() ? numbers(node) : 1;
        }
        return numbers;
    }

    private static void flatten(String name, JsonNode data, Tensor.Type type, ByteBuffer into) {
        for (JsonNode node : data) {
            if (node.isArray()) {
                flatten(name, node, type, into);
            } else {
                put(name, node, type, into);
            }
        }
    }

    private static void put(String name, JsonNode number, Tensor.Type type, ByteBuffer into) {
        boolean fits =
                switch (type) {
                    case F32, F64 -> number.isNumber();
                    case I64 -> number.isIntegralNumber() && number.canConvertToLong();
                    case U8 -> number.isIntegralNumber() && number.canConvertToInt() && number.intValue() >>> 8 == 0;
                };
        if (!fits) {
            throw new BadInference(
                    "input " + name + ": " + brief(number) + " is no number of datatype " + Datatype.of(type));
        }
        switch (type) {
            case F32 -> into.putFloat(number.floatValue());
            case F64 -> into.putDouble(number.doubleValue());
            case I64 -> into.putLong(number.longValue());
            case U8 -> into.put((byte) number.intValue());
        }
    }

    private static String brief(JsonNode node) {
        String text = node.isMissingNode() ? "missing" : node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
