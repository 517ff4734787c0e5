package crescendo.inference.protocol.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/**
 * A message of protocol buffers as its fields by number, before one knows what they mean.
 *
 * @param fields each with its values in their order: a {@code Long} for a number, a {@code ByteString} for text, bytes and messages
 * @param left   how many values more may be read, here and in the messages within
 */
record Message(Map<Integer, List<Object>> fields, AtomicInteger left) {
    /** Of a few bytes each, values hold far more than their bytes; numbers of which there are many are packed into one. */
    static final int MOST_VALUES = 1 << 14;

    /** @throws IOException where the bytes are no message, or have more than {@value #MOST_VALUES} values, those within counted */
    static Message read(ByteString bytes) throws IOException {
        return read(bytes, new AtomicInteger(MOST_VALUES));
    }

    private static Message read(ByteString bytes, AtomicInteger left) throws IOException {
        Map<Integer, List<Object>> fields = new TreeMap<>();
        CodedInputStream in = bytes.newCodedInput();
        in.enableAliasing(true);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (left.decrementAndGet() < 0) {
                throw new IOException("the message has more than " + MOST_VALUES
                        + " values; pack numbers, or use raw_input_contents");
            }
            Object value =
                    switch (WireFormat.getTagWireType(tag)) {
                        case WireFormat.WIRETYPE_VARINT -> in.readRawVarint64();
                        case WireFormat.WIRETYPE_LENGTH_DELIMITED -> in.readBytes();
                        case WireFormat.WIRETYPE_FIXED32 -> Integer.toUnsignedLong(in.readRawLittleEndian32());
                        case WireFormat.WIRETYPE_FIXED64 -> in.readRawLittleEndian64();
                        default ->
                            throw new IOException(
                                    "field " + WireFormat.getTagFieldNumber(tag) + " has a form that is not known");
                    };
            fields.computeIfAbsent(WireFormat.getTagFieldNumber(tag), number -> new ArrayList<>())
                    .add(value);
        }
        return new Message(fields, left);
    }

    /** The last value, as protocol buffers have it; empty where there is none. */
    String text(int number) throws IOException {
        List<ByteString> all = bytes(number);
        return all.isEmpty() ? "" : all.get(all.size() - 1).toStringUtf8();
    }

    List<ByteString> bytes(int number) throws IOException {
        List<ByteString> all = new ArrayList<>();
        for (Object value : fields.getOrDefault(number, List.of())) {
            if (!(value instanceof ByteString bytes)) {
                throw new IOException("field " + number + " is a number where text, bytes or a message belong");
            }
            all.add(bytes);
        }
        return all;
    }

    List<Message> messages(int number) throws IOException {
        List<Message> all = new ArrayList<>();
        for (ByteString bytes : bytes(number)) {
            all.add(read(bytes, left));
        }
        return all;
    }

    /** Numbers, packed or one by one. */
    long[] numbers(int number) throws IOException {
        LongStream.Builder all = LongStream.builder();
        for (Object value : fields.getOrDefault(number, List.of())) {
            if (value instanceof Long one) {
                all.add(one);
            } else {
                CodedInputStream in = ((ByteString) value).newCodedInput();
                while (!in.isAtEnd()) {
                    all.add(in.readRawVarint64());
                }
            }
        }
        return all.build().toArray();
    }

    /** float32 numbers, packed or one by one, as their bytes, little-endian. */
    ByteString floats(int number) {
        ByteString all = ByteString.EMPTY;
        for (Object value : fields.getOrDefault(number, List.of())) {
            all = all.concat(
                    value instanceof Long bits
                            ? ByteString.copyFrom(new byte[] {
                                (byte) (long) bits, (byte) (bits >> 8), (byte) (bits >> 16), (byte) (bits >> 24)
                            })
                            : (ByteString) value);
        }
        return all;
    }

    /** Writes a message field by field; fields of their default value are left out. */
    static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

        Writer text(int number, String text) {
            return text.isEmpty() ? this : always(number, ByteString.copyFromUtf8(text));
        }

        Writer texts(int number, List<String> all) {
            all.forEach(text -> always(number, ByteString.copyFromUtf8(text)));
            return this;
        }

        Writer message(int number, Writer message) {
            return always(number, message.bytes());
        }

        /** Also where it is empty, since its place among others tells what it is. */
        Writer always(int number, ByteString value) {
            return written(() -> out.writeBytes(number, value));
        }

        Writer flag(int number, boolean value) {
            return value ? written(() -> out.writeBool(number, true)) : this;
        }

        /** Numbers, packed. */
        Writer numbers(int number, long... all) {
            Writer packed = new Writer();
            for (long one : all) {
                packed.written(() -> packed.out.writeInt64NoTag(one));
            }
            return all.length == 0 ? this : always(number, packed.bytes());
        }

        ByteString bytes() {
            written(out::flush);
            return ByteString.copyFrom(bytes.toByteArray());
        }

        private interface Step {
            void run() throws IOException;
        }

        private Writer written(Step step) {
            try {
                step.run();
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException("nothing in memory fails to be written", e);
            }
        }
    }
}
