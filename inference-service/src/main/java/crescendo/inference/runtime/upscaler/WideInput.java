package crescendo.inference.runtime.upscaler;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import crescendo.inference.runtime.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * An input of bytes, of which a network makes numbers before it does anything else. One byte of the ONNX file says that they are
 * bytes: with another there the network takes the numbers themselves, and those between two bytes as well.
 *
 * <p>The file is read as it stands on the wire, without its weights, which are most of it. The numbers of fields are those of
 * {@code onnx.proto}.
 */
final class WideInput {
    private static final int GRAPH = 7; // of a model
    private static final int NODE = 1; // of a graph
    private static final int INPUT = 11;
    private static final int OUTPUT = 12;
    private static final int READS = 1; // of a node
    private static final int OPERATOR = 4;
    private static final int NAME = 1; // of an input or output
    private static final int TYPE = 2;
    private static final int TENSOR = 1; // of a type
    private static final int ELEMENT = 1; // of a tensor's type
    private static final byte FLOAT = 1;
    private static final byte UINT8 = 2;
    private static final long NOWHERE = -1;

    private final String input;
    private final String output;
    private long place = NOWHERE;
    private boolean isConverted = true;
    private boolean hasNumbers;

    private WideInput(String input, String output) {
        this.input = input;
        this.output = output;
    }

    /**
     * Looks for it.
     *
     * @param output of float32, which the file must have
     * @return nothing where it has not, or where the input is of other values, or is read by anything but conversions
     */
    static Optional<WideInput> in(ModelFile onnx, String input, String output) {
        WideInput wide = new WideInput(input, output);
        try (InputStream bytes = onnx.open()) {
            wide.readModel(CodedInputStream.newInstance(bytes));
        } catch (InvalidProtocolBufferException none) { // ONNX Runtime says what is wrong with it
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a network's file cannot be read", e);
        }
        return Optional.of(wide).filter(found -> found.place != NOWHERE && found.isConverted && found.hasNumbers);
    }

    /** Lets the file take numbers from 0 to 255. */
    void widen(ModelFile onnx) {
        onnx.change(place, FLOAT);
    }

    /** Lets it take bytes again. */
    void narrow(ModelFile onnx) {
        onnx.change(place, UINT8);
    }

    /** Takes the value of a field. */
    private interface Field {
        /** @return false where it was left where it is */
        boolean take(int number, CodedInputStream in) throws IOException;
    }

    private static void readFields(CodedInputStream in, Field field) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (!field.take(WireFormat.getTagFieldNumber(tag), in)) {
                in.skipField(tag);
            }
        }
    }

    private static boolean readMessage(CodedInputStream in, Field field) throws IOException {
        int around = in.pushLimit(in.readRawVarint32());
        readFields(in, field);
        in.popLimit(around);
        return true;
    }

    private void readModel(CodedInputStream model) throws IOException {
        readFields(model, (field, in) -> field == GRAPH && readMessage(in, this::takeOfGraph));
    }

    private boolean takeOfGraph(int field, CodedInputStream in) throws IOException {
        switch (field) {
            case NODE -> readNode(in);
            case INPUT -> readInput(in);
            case OUTPUT -> readOutput(in);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readInput(CodedInputStream in) throws IOException {
        Value value = new Value().readFrom(in);
        if (value.name.equals(input) && value.element == UINT8) {
            place = value.place;
        }
    }

    private void readOutput(CodedInputStream in) throws IOException {
        Value value = new Value().readFrom(in);
        hasNumbers |= value.name.equals(output) && value.element == FLOAT;
    }

    private void readNode(CodedInputStream node) throws IOException {
        boolean[] reads = {false};
        String[] operator = {""};
        readMessage(node, (field, in) -> {
            switch (field) {
                case READS -> reads[0] |= in.readString().equals(input);
                case OPERATOR -> operator[0] = in.readString();
                default -> {
                    return false;
                }
            }
            return true;
        });
        isConverted &= !reads[0] || operator[0].equals("Cast");
    }

    /** An input or output: its name, and where it says of which type its elements are. */
    private static final class Value {
        private String name = "";
        private int element;
        private long place = NOWHERE;

        private Value readFrom(CodedInputStream value) throws IOException {
            readMessage(value, (field, in) -> {
                switch (field) {
                    case NAME -> name = in.readString();
                    case TYPE -> readMessage(in, this::takeOfType);
                    default -> {
                        return false;
                    }
                }
                return true;
            });
            return this;
        }

        private boolean takeOfType(int field, CodedInputStream in) throws IOException {
            return field == TENSOR && readMessage(in, this::takeOfTensor);
        }

        private boolean takeOfTensor(int field, CodedInputStream in) throws IOException {
            if (field != ELEMENT) {
                return false;
            }
            place = in.getTotalBytesRead();
            element = in.readRawVarint32();
            return true;
        }
    }
}
