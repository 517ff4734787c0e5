package crescendo.inference.protocol;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.protocol.InferReply.Named;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Writes what came out: JSON with flat lists of numbers, and behind it the bytes of those tensors that were wanted as bytes.
 *
 * @param body       JSON and bytes
 * @param jsonLength of the JSON
 * @param binary     whether there are bytes
 */
record InferWriter(byte[] body, int jsonLength, boolean binary) {
    private static final JsonFactory FACTORY = new JsonFactory();

    static InferWriter write(InferReply reply) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("model_name", reply.model().value());
            json.writeStringField("model_version", reply.version().value());
            if (reply.id().isPresent()) {
                json.writeStringField("id", reply.id().get());
            }
            json.writeArrayFieldStart("outputs");
            for (Named output : reply.outputs()) {
                write(output, json);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails to be written", e);
        }
        int jsonLength = out.size();
        boolean binary = false;
        for (Named output : reply.outputs()) {
            if (output.binary()) {
                binary = true;
                out.writeBytes(output.tensor().bytes());
            }
        }
        return new InferWriter(out.toByteArray(), jsonLength, binary);
    }

    private static void write(Named output, JsonGenerator json) throws IOException {
        Tensor tensor = output.tensor();
        json.writeStartObject();
        json.writeStringField("name", output.name());
        json.writeStringField("datatype", Datatype.of(tensor.type()).name());
        json.writeFieldName("shape");
        json.writeArray(tensor.shape(), 0, tensor.shape().length);
        if (output.binary()) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", tensor.data().remaining());
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            writeNumbers(tensor, json);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeNumbers(Tensor tensor, JsonGenerator json) throws IOException {
        ByteBuffer data = tensor.data();
        while (data.hasRemaining()) {
            switch (tensor.type()) {
                case F32 -> json.writeNumber(data.getFloat());
                case F64 -> json.writeNumber(data.getDouble());
                case I64 -> json.writeNumber(data.getLong());
                case U8 -> json.writeNumber(data.get() & 0xff);
            }
        }
    }
}
