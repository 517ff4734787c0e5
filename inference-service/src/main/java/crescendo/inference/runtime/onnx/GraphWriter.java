package crescendo.inference.runtime.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes what may take a place in a graph. */
public final class GraphWriter {
    private static final byte[] ANY_LENGTH = {};

    private GraphWriter() {}

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    /** An operator of ONNX itself that reads one value and gives one, and is told nothing besides. */
    public static byte[] node(String name, String operator, String reads, String gives) {
        return message(Fields.NODE, node -> {
            node.writeString(Fields.READS, reads);
            node.writeString(Fields.GIVES, gives);
            node.writeString(Fields.NODE_NAME, name);
            node.writeString(Fields.OPERATOR, operator);
        });
    }

    /**
     * A tensor that a graph takes.
     *
     * @param type  of its elements
     * @param sides the length of each; −1 where it is free
     */
    public static byte[] input(String name, int type, long... sides) {
        byte[] shape = message(Fields.SHAPE, out -> {
            for (long side : sides) {
                out.writeByteArray(
                        Fields.SIDE, side < 0 ? ANY_LENGTH : written(in -> in.writeInt64(Fields.LENGTH, side)));
            }
        });
        byte[] tensor = message(Fields.TENSOR, out -> {
            out.writeInt32(Fields.ELEMENT, type);
            out.writeRawBytes(shape);
        });
        return message(Fields.INPUT, out -> {
            out.writeString(Fields.NAME, name);
            out.writeByteArray(Fields.TYPE, tensor);
        });
    }

    /** As lengths and types stand there. */
    public static byte[] number(int value) {
        return written(out -> out.writeUInt32NoTag(value));
    }

    /** A message as a field. */
    private static byte[] message(int field, Writing fields) {
        byte[] content = written(fields);
        return written(out -> out.writeByteArray(field, content));
    }

    private static byte[] written(Writing fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("bytes cannot be written to memory", e);
        }
        return bytes.toByteArray();
    }
}
