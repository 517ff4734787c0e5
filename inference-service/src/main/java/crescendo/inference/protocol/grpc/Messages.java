package crescendo.inference.protocol.grpc;

import com.google.protobuf.ByteString;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.protocol.BadInference;
import crescendo.inference.protocol.Datatype;
import crescendo.inference.protocol.Described;
import crescendo.inference.protocol.InferReply;
import crescendo.inference.protocol.InferRequest;
import crescendo.inference.protocol.InferRequest.Wanted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of the protocol by the numbers of their fields.
 *
 * <p>Source: Open Inference Protocol, gRPC; the service is {@code inference.GRPCInferenceService}.
 */
final class Messages {
    private static final int INT64_CONTENTS = 3;
    private static final int UINT_CONTENTS = 4;
    private static final int FP32_CONTENTS = 6;

    /** Of the inputs' tensors, as their bytes; these are not copied. */
    private static final int RAW = 7;

    /** What numbers of a byte each hold while they are read: eight as they come, as many as an array, and in their tensor. */
    private static final int READ = 24;

    private Messages() {}

    /**
     * Of which model something is asked.
     *
     * @param version empty where any will do
     */
    record Asked(String model, String version) {
        /** {@code ModelReadyRequest}, {@code ModelMetadataRequest} and the head of {@code ModelInferRequest}. */
        static Asked read(Message message) throws IOException {
            return new Asked(message.text(1), message.text(2));
        }
    }

    /** What is made of so long a {@code ModelInferRequest} holds at most so many bytes while it is read. */
    static long readingTakes(Message message, int length) throws IOException {
        long raw = message.bytes(RAW).stream().mapToLong(ByteString::size).sum();
        return READ * (length - raw);
    }

    /** {@code ModelInferRequest}. @throws BadInference where its tensors are none */
    static InferRequest inferRequest(Message message) throws IOException {
        List<ByteString> raw = message.bytes(RAW);
        List<Message> listed = message.messages(5);
        if (!raw.isEmpty() && raw.size() != listed.size()) {
            throw new BadInference("raw_input_contents: " + raw.size() + " for " + listed.size()
                    + " inputs; use one for each, or none");
        }
        Map<String, Tensor> inputs = new LinkedHashMap<>();
        for (int i = 0; i < listed.size(); i++) {
            Message input = listed.get(i);
            Optional<ByteString> bytes = raw.isEmpty() ? Optional.empty() : Optional.of(raw.get(i));
            if (inputs.put(input.text(1), tensor(input, bytes)) != null) {
                throw new BadInference("input " + input.text(1) + ": given twice");
            }
        }
        List<Wanted> outputs = new ArrayList<>();
        for (Message output : message.messages(6)) {
            outputs.add(new Wanted(output.text(1), true));
        }
        return new InferRequest(Optional.of(message.text(3)), inputs, outputs, true);
    }

    private static Tensor tensor(Message input, Optional<ByteString> raw) throws IOException {
        String name = input.text(1);
        Tensor.Type type = Datatype.named(name, input.text(2)).type();
        long[] shape = input.numbers(3);
        ByteBuffer data;
        if (raw.isPresent()) {
            data = raw.get().asReadOnlyByteBuffer();
        } else {
            List<Message> contents = input.messages(5);
            data = contents.isEmpty()
                    ? ByteBuffer.allocate(0)
                    : contents(name, contents.get(contents.size() - 1), type);
        }
        try {
            return new Tensor(type, shape, data);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new BadInference("input " + name + ": " + e.getMessage());
        }
    }

    private static ByteBuffer contents(String name, Message contents, Tensor.Type type) throws IOException {
        if (type == Tensor.Type.F32) {
            return contents.floats(FP32_CONTENTS).asReadOnlyByteBuffer();
        }
        long[] numbers = contents.numbers(type == Tensor.Type.I64 ? INT64_CONTENTS : UINT_CONTENTS);
        ByteBuffer data = ByteBuffer.allocate(numbers.length * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (long number : numbers) {
            if (type == Tensor.Type.I64) {
                data.putLong(number);
            } else if (number >>> 8 != 0) {
                throw new BadInference(
                        "input " + name + ": " + number + " is no number of datatype " + Datatype.of(type));
            } else {
                data.put((byte) number);
            }
        }
        return data.flip();
    }

    /** {@code ModelInferResponse}. */
    static Message.Writer inferResponse(InferReply reply) {
        Message.Writer out = new Message.Writer()
                .text(1, reply.model().value())
                .text(2, reply.version().value())
                .text(3, reply.id().orElse(""));
        for (InferReply.Named output : reply.outputs()) {
            out.message(
                    5,
                    new Message.Writer()
                            .text(1, output.name())
                            .text(2, Datatype.of(output.tensor().type()).name())
                            .numbers(3, output.tensor().shape()));
        }
        reply.outputs()
                .forEach(output ->
                        out.always(6, ByteString.copyFrom(output.tensor().data())));
        return out;
    }

    /** {@code ServerMetadataResponse}. */
    static Message.Writer server(Described.Server server) {
        return new Message.Writer()
                .text(1, server.name())
                .text(2, server.version())
                .texts(3, server.extensions());
    }

    /** {@code ModelMetadataResponse}. */
    static Message.Writer model(Described.Model model) {
        Message.Writer out = new Message.Writer()
                .text(1, model.name())
                .texts(2, model.versions())
                .text(3, model.platform());
        model.inputs().forEach(input -> out.message(4, port(input)));
        model.outputs().forEach(output -> out.message(5, port(output)));
        return out;
    }

    private static Message.Writer port(Described.Tensor port) {
        return new Message.Writer()
                .text(1, port.name())
                .text(2, port.datatype())
                .numbers(3, port.shape().stream().mapToLong(Integer::longValue).toArray());
    }
}
