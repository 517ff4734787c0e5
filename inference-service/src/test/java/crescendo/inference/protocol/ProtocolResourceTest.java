package crescendo.inference.protocol;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Json;
import crescendo.contracts.Latents;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ProtocolResourceTest {
    private static final Publication COLOUR = Publication.of("protocol", 1000, new TinyGenerator(8, 4, 3, 5));
    private static final Publication CLOTHES =
            Publication.of("protocol-classes", 1000, new TinyGenerator(8, 4, 1, 6, 3));

    @Inject
    S3Bucket bucket;

    @BeforeEach
    void publish() {
        Trainer trainer = new Trainer(bucket);
        trainer.haveServed(COLOUR);
        trainer.haveServed(CLOTHES);
    }

    @Test
    void describesTheServerAndItsModels() {
        given().get("/v2")
                .then()
                .statusCode(200)
                .body("name", equalTo("crescendo"))
                .body("extensions", hasItem("binary_tensor_data"));
        given().get("/v2/models/protocol")
                .then()
                .statusCode(200)
                .body("name", equalTo("protocol"))
                .body("platform", equalTo("onnxruntime_onnx"))
                .body("versions", contains(version(COLOUR)))
                .body("inputs.name", contains("latents"))
                .body("inputs[0].datatype", equalTo("FP32"))
                .body("inputs[0].shape", contains(-1, 8))
                .body("outputs.name", contains("images", "raw"))
                .body("outputs.datatype", contains("UINT8", "FP32"));
        given().get("/v2/models/protocol-classes/versions/" + version(CLOTHES))
                .then()
                .body("inputs.datatype", contains("FP32", "INT64"));
    }

    @Test
    void saysWhatIsReady() {
        given().get("/v2/health/live").then().statusCode(200).body("live", equalTo(true));
        given().get("/v2/health/ready").then().statusCode(200).body("ready", equalTo(true));
        given().get("/v2/models/protocol/ready").then().statusCode(200).body("ready", equalTo(true));
        given().get("/v2/models/protocol/versions/" + version(COLOUR) + "/ready")
                .then()
                .statusCode(200);
        given().get("/v2/models/nothing/ready")
                .then()
                .statusCode(404)
                .body("error", containsString("there is no \"nothing\""));
    }

    @Test
    void infersFromNumbersInJson() {
        float[] latents = Latents.normal(9, 0, 2, 8);

        Response response = given().contentType("application/json")
                .body(Map.of(
                        "id",
                        "seven",
                        "inputs",
                        List.of(Map.of("name", "latents", "shape", List.of(2, 8), "datatype", "FP32", "data", latents)),
                        "outputs",
                        List.of(Map.of("name", "images"))))
                .post("/v2/models/protocol/infer");

        response.then()
                .statusCode(200)
                .body("model_name", equalTo("protocol"))
                .body("model_version", equalTo(version(COLOUR)))
                .body("id", equalTo("seven"))
                .body("outputs.name", contains("images"))
                .body("outputs[0].shape", contains(2, 4, 4, 3))
                .body("outputs[0].datatype", equalTo("UINT8"));
        List<Integer> data = response.jsonPath().getList("outputs[0].data");
        byte[] images = COLOUR.images(9, 0, 2);
        for (int i = 0; i < images.length; i++) {
            assertThat(data.get(i)).as("number %d", i).isEqualTo(images[i] & 0xff);
        }
    }

    @Test
    void infersFromBytesBehindTheJsonAndAnswersSo() {
        byte[] head = Json.write(Map.of(
                "inputs",
                List.of(Map.of(
                        "name",
                        "latents",
                        "shape",
                        List.of(3, 8),
                        "datatype",
                        "FP32",
                        "parameters",
                        Map.of("binary_data_size", 96))),
                "parameters",
                Map.of("binary_data_output", true)));
        ByteBuffer body = ByteBuffer.allocate(head.length + 96).order(ByteOrder.LITTLE_ENDIAN);
        body.put(head);
        for (float number : Latents.normal(9, 2, 3, 8)) {
            body.putFloat(number);
        }

        Response response = given().contentType("application/octet-stream")
                .header("Inference-Header-Content-Length", head.length)
                .body(body.array())
                .post("/v2/models/protocol/versions/" + version(COLOUR) + "/infer");

        response.then().statusCode(200).contentType("application/octet-stream");
        byte[] answer = response.asByteArray();
        int json = Integer.parseInt(response.header("Inference-Header-Content-Length"));
        JsonPath told = JsonPath.from(new String(answer, 0, json, StandardCharsets.UTF_8));
        assertThat(told.getList("outputs.name")).isEqualTo(List.of("images", "raw"));
        assertThat(told.getList("outputs.parameters.binary_data_size")).isEqualTo(List.of(144, 576));
        assertThat(Arrays.copyOfRange(answer, json, json + 144)).isEqualTo(COLOUR.images(9, 2, 3));
        ByteBuffer raw = ByteBuffer.wrap(answer, json + 144, 576).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(Math.round(127.5f * raw.getFloat() + 127.5f)).isEqualTo(answer[json] & 0xff);
    }

    @Test
    void takesClassesAsASecondInput() {
        Map<String, Object> latents = Map.of(
                "name", "latents", "shape", List.of(1, 8), "datatype", "FP32", "data", Latents.normal(4, 0, 1, 8));
        Map<String, Object> labels =
                Map.of("name", "labels", "shape", List.of(1), "datatype", "INT64", "data", List.of(3));

        given().contentType("application/json")
                .body(Map.of("inputs", List.of(latents, labels)))
                .post("/v2/models/protocol-classes/infer")
                .then()
                .statusCode(400)
                .body("error", equalTo("input labels: 3 is no class of this model; use 0 to 2"));
        given().contentType("application/json")
                .body(Map.of("inputs", List.of(latents)))
                .post("/v2/models/protocol-classes/infer")
                .then()
                .statusCode(400)
                .body("error", equalTo("input labels: missing; use INT64 of shape [n]"));
    }

    @Test
    void answersEveryFaultAsTheProtocolDoes() {
        Response response = given().contentType("application/json")
                .body(Map.of(
                        "inputs",
                        List.of(Map.of(
                                "name", "latents", "shape", List.of(1, 2), "datatype", "FP32", "data", List.of(1, 2)))))
                .post("/v2/models/protocol/infer");

        response.then().statusCode(400).contentType("application/json");
        assertThat(response.asString())
                .isEqualTo("{\"error\":\"input latents: shape [1, 2] is not allowed; use [n, 8]\"}");
        given().contentType("application/json")
                .body("{}")
                .post("/v2/models/nothing/infer")
                .then()
                .statusCode(400)
                .body("error", containsString("inputs: missing"));
    }

    @Test
    void givesAnOutputOnce() {
        Map<String, Object> latents = Map.of(
                "name", "latents", "shape", List.of(1, 8), "datatype", "FP32", "data", Latents.normal(4, 0, 1, 8));
        Map<String, Object> images = Map.of("name", "images");

        given().contentType("application/json")
                .body(Map.of("inputs", List.of(latents), "outputs", List.of(images, images)))
                .post("/v2/models/protocol/infer")
                .then()
                .statusCode(400)
                .body("error", equalTo("output images: named twice; each is given once"));
    }

    @Test
    void refusesAReplyThatWouldBeTooLongInTheFormThatIsAskedFor() {
        String rows = "{\"inputs\": [{\"name\": \"latents\", \"shape\": [21, 8], \"datatype\": \"FP32\", \"data\": ["
                + "0, ".repeat(167) + "0]}], \"outputs\": [{\"name\": \"raw\"%s}]}";

        given().contentType("application/json")
                .body(rows.formatted(""))
                .post("/v2/models/protocol/infer")
                .then()
                .statusCode(413)
                .body("error", containsString("the reply could have 17152 bytes"));
        given().contentType("application/json")
                .body(rows.formatted(", \"parameters\": {\"binary_data\": true}"))
                .post("/v2/models/protocol/infer")
                .then()
                .statusCode(200);
    }

    private static String version(Publication publication) {
        return publication.manifest().version().value();
    }
}
