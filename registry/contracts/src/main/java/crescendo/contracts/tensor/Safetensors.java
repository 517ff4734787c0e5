package crescendo.contracts.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.contracts.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The safetensors format: eight bytes with the header's length, a JSON header, the data. Names are written in their
 * order, so equal tensors give equal bytes, and so equal digests.
 *
 * <p>Source: the format description of huggingface/safetensors. At most 2 GiB a file here.
 */
public final class Safetensors {
    /** What such files say that they are. */
    public static final String MEDIA_TYPE = "application/x-safetensors";

    private static final String METADATA = "__metadata__";
    private static final long HEADER_LIMIT = 100_000_000;

    private Safetensors() {}

    public static byte[] encode(Map<String, Tensor> tensors) {
        return encode(tensors, Map.of());
    }

    /** @param metadata texts about the whole, which {@link #decode} leaves out */
    public static byte[] encode(Map<String, Tensor> tensors, Map<String, String> metadata) {
        SortedMap<String, Tensor> sorted = new TreeMap<>(tensors);
        Map<String, Object> header = new LinkedHashMap<>();
        if (!metadata.isEmpty()) {
            header.put(METADATA, new TreeMap<>(metadata));
        }
        long end = 0;
        for (var entry : sorted.entrySet()) {
            long start = end;
            end = Math.addExact(start, entry.getValue().data().remaining());
            header.put(
                    entry.getKey(),
                    new Entry(entry.getValue().type().name(), entry.getValue().shape(), new long[] {start, end}));
        }
        byte[] json = Json.write(header);
        int padded = (json.length + 7) / 8 * 8;
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(8 + padded + end)).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(padded).put(json);
        while (out.position() < 8 + padded) {
            out.put((byte) ' ');
        }
        sorted.values().forEach(tensor -> out.put(tensor.data()));
        return out.array();
    }

    /** @throws IllegalArgumentException where the bytes are not safetensors, naming the tensor at fault */
    public static Map<String, Tensor> decode(byte[] bytes) {
        return decode(ByteBuffer.wrap(bytes));
    }

    /**
     * Numbers are not copied: those of a mapped file are read when they are looked at.
     *
     * @param bytes what remains of it
     * @throws IllegalArgumentException where the bytes are not safetensors, naming the tensor at fault
     */
    public static Map<String, Tensor> decode(ByteBuffer bytes) {
        ByteBuffer in = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        int length = in.remaining();
        long headerLength = length < 8 ? -1 : in.getLong(0);
        if (headerLength < 2 || headerLength > Math.min(HEADER_LIMIT, length - 8L)) {
            throw new IllegalArgumentException(
                    "not safetensors: the header's length is " + headerLength + " in " + length + " bytes");
        }
        byte[] header = new byte[(int) headerLength];
        in.get(8, header);
        ByteBuffer data = in.slice(8 + header.length, length - 8 - header.length);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tree(header).properties().forEach(field -> {
            if (!field.getKey().equals(METADATA)) {
                tensors.put(field.getKey(), tensor(field.getKey(), field.getValue(), data));
            }
        });
        return tensors;
    }

    private static JsonNode tree(byte[] header) {
        JsonNode tree;
        try {
            tree = Json.tree(header);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not safetensors: the header: " + e.getMessage(), e);
        }
        if (!tree.isObject()) {
            throw new IllegalArgumentException("not safetensors: the header is no JSON object");
        }
        return tree;
    }

    private static Tensor tensor(String name, JsonNode entry, ByteBuffer data) {
        try {
            long start = entry.required("data_offsets").required(0).longValue();
            long end = entry.required("data_offsets").required(1).longValue();
            JsonNode sides = entry.required("shape");
            long[] shape = new long[sides.size()];
            for (int i = 0; i < shape.length; i++) {
                shape[i] = sides.get(i).longValue();
            }
            Tensor.Type type = type(entry.required("dtype").textValue());
            return new Tensor(type, shape, data.slice(Math.toIntExact(start), Math.toIntExact(end - start)));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not safetensors: tensor " + name + ": " + e.getMessage(), e);
        }
    }

    private static Tensor.Type type(String name) {
        return Arrays.stream(Tensor.Type.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "numbers of type " + name + " are not read; use " + Arrays.toString(Tensor.Type.values())));
    }

    private record Entry(String dtype, long[] shape, long[] data_offsets) {}
}
