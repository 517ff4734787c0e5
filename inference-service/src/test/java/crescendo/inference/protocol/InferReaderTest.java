package crescendo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.protocol.InferReply.Named;
import crescendo.inference.protocol.InferRequest.Wanted;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class InferReaderTest {
    @Example
    void readsNumbersNestedOrFlat() {
        InferRequest nested =
                read("{\"id\": \"7\", \"inputs\": [{\"name\": \"latents\", \"shape\": [2, 2], \"datatype\": \"FP32\","
                        + " \"data\": [[1, 2.5], [-3, 4]]}]}");
        InferRequest flat = read("{\"inputs\": [{\"name\": \"latents\", \"shape\": [2, 2], \"datatype\": \"FP32\","
                + " \"data\": [1, 2.5, -3, 4]}]}");

        assertThat(nested.inputs()).isEqualTo(flat.inputs());
        assertThat(flat.inputs().get("latents")).isEqualTo(Tensor.of(new float[] {1, 2.5f, -3, 4}, 2, 2));
        assertThat(nested.id()).contains("7");
        assertThat(flat.outputs()).isEmpty();
    }

    @Example
    void readsBytesBehindTheJsonInTheOrderOfTheInputs() {
        String json = "{\"inputs\": ["
                + "{\"name\": \"latents\", \"shape\": [1, 2], \"datatype\": \"FP32\", \"parameters\": {\"binary_data_size\": 8}},"
                + "{\"name\": \"labels\", \"shape\": [1], \"datatype\": \"INT64\", \"parameters\": {\"binary_data_size\": 8}}],"
                + "\"outputs\": [{\"name\": \"raw\", \"parameters\": {\"binary_data\": true}}, {\"name\": \"images\"}]}";
        byte[] head = json.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(head.length + 16).order(ByteOrder.LITTLE_ENDIAN);
        body.put(head).putFloat(1.5f).putFloat(-2).putLong(3);

        InferRequest request = read(body.array(), Optional.of(String.valueOf(head.length)));

        assertThat(request.inputs().get("latents").floats()).containsExactly(1.5f, -2);
        assertThat(request.inputs().get("labels").longs()).containsExactly(3);
        assertThat(request.outputs()).containsExactly(new Wanted("raw", true), new Wanted("images", false));
    }

    @Example
    void namesWhatIsWrong() {
        refuses("no json", "the request is not JSON: ");
        refuses("{}", "inputs: missing");
        refuses(input("[2]", "FP16", "[1, 2]"), "input x: datatype FP16 is not known; use one of FP32, INT64, UINT8");
        refuses(input("[2]", "FP32", "[1]"), "input x: 1 numbers, its shape takes 2");
        refuses(input("[2]", "FP32", "[[1], [2], [3]]"), "input x: 3 numbers, its shape takes 2");
        refuses(input("[-1]", "FP32", "[]"), "input x: shape [-1] is not allowed");
        refuses(input("[4000000000, 4000000000]", "FP32", "[]"), "is too large");
        refuses(input("[1]", "INT64", "[1.5]"), "input x: 1.5 is no number of datatype INT64");
        refuses(input("[1]", "UINT8", "[256]"), "input x: 256 is no number of datatype UINT8");
        refuses(input("[1]", "FP32", "[\"a\"]"), "input x: \"a\" is no number of datatype FP32");
        refuses(
                "{\"inputs\": [{\"name\": \"x\", \"shape\": [1], \"datatype\": \"FP32\"}]}",
                "input x: data is missing");
        refuses(
                "{\"inputs\": [{\"name\": \"x\", \"shape\": [1], \"datatype\": \"FP32\","
                        + " \"parameters\": {\"binary_data_size\": 4}}]}",
                "binary_data_size is 4, its shape takes 4, and 0 bytes are left behind the JSON");
        assertThatThrownBy(() -> read("{}".getBytes(StandardCharsets.UTF_8), Optional.of("9")))
                .hasMessage("Inference-Header-Content-Length: 9 is not allowed; use a whole number from 0 to 2");
        assertThatThrownBy(() -> read(
                        (input("[1]", "FP32", "[1]") + "xx").getBytes(StandardCharsets.UTF_8),
                        Optional.of(String.valueOf(input("[1]", "FP32", "[1]").length()))))
                .hasMessage("2 bytes behind the JSON belong to no input");
    }

    @Property(tries = 300)
    void refusesRubbishInWords(@ForAll byte[] body, @ForAll int length) {
        assertThatThrownBy(() -> read(body, Optional.of(String.valueOf(length))))
                .isInstanceOf(BadInference.class);
    }

    @Example
    void writesNumbersOrBytesAsWanted() {
        InferReply reply = new InferReply(
                new Name("cats"),
                new Name("v-1"),
                Optional.of("7"),
                List.of(
                        new Named("images", Tensor.of(new byte[] {0, (byte) 255}, 1, 2), true),
                        new Named("raw", Tensor.of(new float[] {-1, 0.5f}, 1, 2), false)));

        InferWriter written = InferWriter.write(reply);

        assertThat(new String(written.body(), 0, written.jsonLength(), StandardCharsets.UTF_8))
                .isEqualTo("{\"model_name\":\"cats\",\"model_version\":\"v-1\",\"id\":\"7\",\"outputs\":["
                        + "{\"name\":\"images\",\"datatype\":\"UINT8\",\"shape\":[1,2],"
                        + "\"parameters\":{\"binary_data_size\":2}},"
                        + "{\"name\":\"raw\",\"datatype\":\"FP32\",\"shape\":[1,2],\"data\":[-1.0,0.5]}]}");
        assertThat(Arrays.copyOfRange(written.body(), written.jsonLength(), written.body().length))
                .containsExactly(0, 255);
        assertThat(written.binary()).isTrue();
    }

    private static String input(String shape, String datatype, String data) {
        return "{\"inputs\": [{\"name\": \"x\", \"shape\": " + shape + ", \"datatype\": \"" + datatype
                + "\", \"data\": " + data + "}]}";
    }

    private static void refuses(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(BadInference.class).hasMessageContaining(message);
    }

    private static InferRequest read(String json) {
        return read(json.getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    private static InferRequest read(byte[] body, Optional<String> headerLength) {
        return InferReader.read(body, InferReader.json(headerLength, body.length));
    }
}
