package crescendo.inference.runtime.blend;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import crescendo.inference.runtime.ModelFile;
import crescendo.inference.runtime.ModelFile.Part;
import crescendo.inference.runtime.Signature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Numbers of classes, of which a network makes one-hot vectors before it does anything else. The place of the node that does so is
 * taken by one that does nothing, and that of the numbers by the vectors: then a class may have any share in an image, as classes
 * are interpolated in Brock et al. 2019, "Large Scale GAN Training for High Fidelity Natural Image Synthesis".
 *
 * <p>The file is read as it stands on the wire, without its weights, which are most of it. The numbers of fields are those of
 * {@code onnx.proto}. Whether a file means the same by its one-hot vectors, ones and zeros, is for its golden sample to say.
 */
public final class WideLabels {
    private static final int GRAPH = 7; // of a model
    private static final int NODE = 1; // of a graph
    private static final int INPUT = 11;
    private static final int READS = 1; // of a node
    private static final int GIVES = 2;
    private static final int NODE_NAME = 3;
    private static final int OPERATOR = 4;
    private static final int ATTRIBUTE = 5;
    private static final int DOMAIN = 7;
    private static final int NAME = 1; // of an input
    private static final int TYPE = 2;
    private static final int TENSOR = 1; // of a type
    private static final int ELEMENT = 1; // of a tensor's type
    private static final int SHAPE = 2;
    private static final int SIDE = 1; // of a shape
    private static final int LENGTH = 1; // of a side
    private static final int FLOAT = 1;
    private static final byte[] ANY_LENGTH = {};

    private final CodedInputStream in;
    private final int classes;
    private final List<Part> lengths = new ArrayList<>();
    private final List<Part> inputs = new ArrayList<>();
    private final List<Part> nodes = new ArrayList<>();
    private int graphLength;
    private boolean isReadOtherwise;

    private WideLabels(CodedInputStream in, int classes) {
        this.in = in;
        this.classes = classes;
    }

    /**
     * The file with {@code labels} [n, classes], float32, in the place of {@code labels} [n], int64.
     *
     * @param onnx used no more, but where nothing comes of it
     * @return nothing where it makes anything of its labels but one-hot vectors
     */
    public static Optional<ModelFile> of(ModelFile onnx, int classes) {
        try (InputStream bytes = onnx.open()) {
            WideLabels wide = new WideLabels(CodedInputStream.newInstance(bytes), classes);
            wide.readModel();
            return wide.parts().map(onnx::with);
        } catch (InvalidProtocolBufferException none) { // it was opened before: it is not one of ours
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("a network's file cannot be read", e);
        }
    }

    private Optional<List<Part>> parts() throws IOException {
        if (lengths.size() != 1 || inputs.size() != 1 || nodes.size() != 1 || isReadOtherwise) {
            return Optional.empty();
        }
        Part length = lengths.get(0);
        Part input = inputs.get(0);
        Part node = nodes.get(0);
        int longer = graphLength + input.growth() + node.growth();
        Part longerLength = new Part(length.from(), length.to(), written(out -> out.writeUInt32NoTag(longer)));
        return Optional.of(Stream.of(longerLength, input, node)
                .sorted(Comparator.comparingLong(Part::from))
                .toList());
    }

    private void readModel() throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == GRAPH) {
                readGraph();
            } else {
                in.skipField(tag);
            }
        }
    }

    private void readGraph() throws IOException {
        long from = in.getTotalBytesRead();
        graphLength = in.readRawVarint32();
        lengths.add(new Part(from, in.getTotalBytesRead(), ANY_LENGTH));
        int around = in.pushLimit(graphLength);
        while (!in.isAtEnd()) {
            long field = in.getTotalBytesRead();
            int tag = in.readTag();
            switch (WireFormat.getTagFieldNumber(tag)) {
                case NODE -> readNode(field);
                case INPUT -> readInput(field);
                default -> in.skipField(tag);
            }
        }
        in.popLimit(around);
    }

    private void readInput(long from) throws IOException {
        String name = "";
        int around = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == NAME) {
                name = in.readString();
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(around);
        if (name.equals(Signature.LABELS)) {
            inputs.add(new Part(from, in.getTotalBytesRead(), shares(classes)));
        }
    }

    private void readNode(long from) throws IOException {
        Node node = new Node();
        int around = in.pushLimit(in.readRawVarint32());
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case READS -> node.reads.add(in.readString());
                case GIVES -> node.gives.add(in.readString());
                case NODE_NAME -> node.name = in.readString();
                case OPERATOR -> node.operator = in.readString();
                case DOMAIN -> node.domain = in.readString();
                default -> {
                    node.hasAttributes |= WireFormat.getTagFieldNumber(tag) == ATTRIBUTE;
                    in.skipField(tag);
                }
            }
        }
        in.popLimit(around);
        if (node.makesOneHot()) {
            nodes.add(new Part(from, in.getTotalBytesRead(), node.doingNothing()));
        } else {
            isReadOtherwise |= node.reads.contains(Signature.LABELS);
        }
    }

    private static final class Node {
        private final List<String> reads = new ArrayList<>();
        private final List<String> gives = new ArrayList<>();
        private String name = "";
        private String operator = "";
        private String domain = "";
        private boolean hasAttributes; // which axis, where it is not the last

        private boolean makesOneHot() {
            return operator.equals("OneHot")
                    && domain.isEmpty()
                    && !hasAttributes
                    && gives.size() == 1
                    && reads.indexOf(Signature.LABELS) == 0
                    && reads.lastIndexOf(Signature.LABELS) == 0;
        }

        private byte[] doingNothing() throws IOException {
            return message(NODE, node -> {
                node.writeString(READS, Signature.LABELS);
                node.writeString(GIVES, gives.get(0));
                node.writeString(NODE_NAME, name);
                node.writeString(OPERATOR, "Identity");
            });
        }
    }

    private static byte[] shares(int classes) throws IOException {
        byte[] shape = message(SHAPE, sides -> {
            sides.writeByteArray(SIDE, ANY_LENGTH);
            sides.writeRawBytes(message(SIDE, side -> side.writeInt64(LENGTH, classes)));
        });
        byte[] tensor = message(TENSOR, type -> {
            type.writeInt32(ELEMENT, FLOAT);
            type.writeRawBytes(shape);
        });
        return message(INPUT, input -> {
            input.writeString(NAME, Signature.LABELS);
            input.writeByteArray(TYPE, tensor);
        });
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    /** A message as a field. */
    private static byte[] message(int field, Writing fields) throws IOException {
        byte[] content = written(fields);
        return written(out -> out.writeByteArray(field, content));
    }

    private static byte[] written(Writing fields) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        fields.to(out);
        out.flush();
        return bytes.toByteArray();
    }
}
