package crescendo.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Labels;
import crescendo.contracts.Latents;
import crescendo.contracts.Name;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.ahead.Cost;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class SamplesResourceTest {
    private static final Publication COLOUR = Publication.of("colour", 1000, new TinyGenerator(8, 4, 3, 5));
    private static final Publication CLOTHES = Publication.of("clothes", 1000, new TinyGenerator(8, 4, 1, 6, 3));
    private static final int IMAGE_BYTES = 48;

    @Inject
    S3Bucket bucket;

    @Inject
    Admission admission;

    @Inject
    MeterRegistry meters;

    @TestHTTPResource("/v1/models/colour/samples")
    URL samples;

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(COLOUR);
    }

    @Test
    void givesTheSameImageAloneAndInABatchAndAsTheTrainer() {
        byte[] together = raw("{\"count\": 30, \"seed\": 42, \"format\": \"raw\"}");

        assertThat(together).isEqualTo(COLOUR.images(42, 0, 30));
        for (int k = 0; k < 30; k += 7) {
            byte[] alone = raw("{\"count\": 1, \"seed\": 42, \"first\": " + k + ", \"format\": \"raw\"}");
            assertThat(alone).isEqualTo(Arrays.copyOfRange(together, k * IMAGE_BYTES, (k + 1) * IMAGE_BYTES));
        }
    }

    @Test
    void takesLatentsInPlaceOfASeed() {
        float[] latents = Latents.normal(3, 0, 2, 8);
        List<float[]> rows = List.of(Arrays.copyOf(latents, 8), Arrays.copyOfRange(latents, 8, 16));

        Response response = post(Map.of("latents", rows, "format", "raw"));

        assertThat(response.asByteArray()).isEqualTo(COLOUR.images(3, 0, 2));
        assertThat(response.header("Crescendo-Seed")).isNull();
    }

    @Test
    void tellsWhichSeedItTookWhereNoneWasGiven() {
        Response response = post(Map.of("count", 3, "format", "raw"));

        long seed = Long.parseLong(response.header("Crescendo-Seed"));
        assertThat(response.asByteArray()).isEqualTo(COLOUR.images(seed, 0, 3));
    }

    @Test
    void makesSamplesOfTheClassThatIsAskedFor() {
        new Trainer(bucket).haveServed(CLOTHES);

        Map<String, Tensor> drawn = clothes("{\"count\": 9, \"seed\": 4, \"first\": 2, \"format\": \"safetensors\"}");
        Map<String, Tensor> asked = clothes(
                "{\"count\": 9, \"seed\": 4, \"first\": 2, \"label\": \"kind-1\", \"format\": \"safetensors\"}");

        assertThat(drawn.get("labels").longs()).containsExactly(Labels.uniform(4, 2, 9, 3));
        assertThat(drawn.get("images")).isEqualTo(Tensor.of(CLOTHES.images(4, 2, 9), 9, 4, 4, 1));
        assertThat(asked.get("labels").longs()).containsOnly(1);
        assertThat(asked.get("latents")).isEqualTo(drawn.get("latents"));
        for (int k = 0; k < 9; k++)
            assertThat(image(asked, k).equals(image(drawn, k)))
                    .as("sample %d, drawn with class %d", k, drawn.get("labels").longs()[k])
                    .isEqualTo(drawn.get("labels").longs()[k] == 1);
        given().get("/v1/models/clothes").then().body("versions[0].classes", contains("kind-0", "kind-1", "kind-2"));
        given().contentType("application/json")
                .body("{\"label\": \"hat\"}")
                .post("/v1/models/clothes/samples")
                .then()
                .statusCode(400)
                .body("field", equalTo("label"))
                .body("error", containsString("use one of kind-0, kind-1, kind-2"));
        post("{\"label\": \"hat\"}").then().statusCode(400).body("error", containsString("knows no classes"));
    }

    @Test
    void blendsTheClassesOfAWalkAndLeavesThoseAtItsStopsWhole() {
        new Trainer(bucket).haveServed(CLOTHES);
        String walk = "{\"count\": 5, \"seed\": 4, \"labels\": [0, 2], \"format\": \"safetensors\","
                + " \"interpolation\": {\"stops\": 2, \"classes\": \"%s\"}}";

        Map<String, Tensor> blended = clothes(walk.formatted("blend"));
        Map<String, Tensor> nearest = clothes(walk.formatted("nearest"));

        assertThat(nearest)
                .isEqualTo(clothes(walk.replace(", \"classes\": \"%s\"", "")))
                .doesNotContainKey("classes");
        assertThat(blended.get("latents")).isEqualTo(nearest.get("latents"));
        assertThat(blended.get("classes"))
                .isEqualTo(Tensor.of(
                        new float[] {1, 0, 0, 0.75f, 0, 0.25f, 0.5f, 0, 0.5f, 0.25f, 0, 0.75f, 0, 0, 1}, 5, 3));
        assertThat(blended).doesNotContainKey("labels");
        for (int k = 0; k < 5; k++) {
            assertThat(image(blended, k).equals(image(nearest, k)))
                    .as("image %d", k)
                    .isEqualTo(k % 4 == 0);
        }
    }

    @Test
    void saysWhyClassesAreNotBlended() {
        new Trainer(bucket).haveServed(Publication.of("table", 1000, new TinyGenerator(8, 4, 1, 6, 3, true)));
        String walk = "{\"count\": 5, \"seed\": 4, \"labels\": [0, 2], \"interpolation\": {\"classes\": \"blend\"}}";

        post("{\"interpolation\": {\"classes\": \"blend\"}}")
                .then()
                .statusCode(400)
                .body("field", equalTo("interpolation.classes"))
                .body("error", containsString("knows no classes"));
        given().contentType("application/json")
                .body(walk)
                .post("/v1/models/table/samples")
                .then()
                .statusCode(400)
                .body("field", equalTo("interpolation.classes"))
                .body("error", containsString("its file takes whole classes only"));
        given().contentType("application/json")
                .body(walk.replace("blend", "nearest"))
                .post("/v1/models/table/samples")
                .then()
                .statusCode(200);
    }

    @Test
    void showsALoopThroughTheLatentsThatMoves() throws IOException {
        Map<String, Object> loop = Map.of("stops", 3, "loop", true);

        byte[] raw = post(Map.of("count", 6, "seed", 9, "interpolation", loop, "format", "raw"))
                .asByteArray();
        byte[] apng = post(Map.of("count", 6, "seed", 9, "interpolation", loop, "format", "apng"))
                .asByteArray();
        Response gif = post(Map.of("count", 6, "seed", 9, "interpolation", loop, "format", "gif", "fps", 20));

        for (int stop = 0; stop < 3; stop++) {
            assertThat(Arrays.copyOfRange(raw, 2 * stop * IMAGE_BYTES, (2 * stop + 1) * IMAGE_BYTES))
                    .isEqualTo(COLOUR.images(9, stop, 1));
        }
        BufferedImage first = ImageIO.read(new ByteArrayInputStream(apng));
        assertThat((byte) first.getRaster().getSample(1, 1, 2)).isEqualTo(raw[(4 + 1) * 3 + 2]);
        gif.then().statusCode(200).contentType("image/gif");
        assertThat(new String(gif.asByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("GIF89a")
                .contains("NETSCAPE2.0");
    }

    private static Map<String, Tensor> clothes(String body) {
        Response response = given().contentType("application/json").body(body).post("/v1/models/clothes/samples");
        response.then().statusCode(200);
        return Safetensors.decode(response.asByteArray());
    }

    private static List<Byte> image(Map<String, Tensor> tensors, int k) {
        List<Byte> pixels = new ArrayList<>();
        for (byte pixel : Arrays.copyOfRange(tensors.get("images").bytes(), 16 * k, 16 * (k + 1))) pixels.add(pixel);
        return pixels;
    }

    @Test
    void letsTheAcceptHeaderChooseTheFormat() {
        accepting("application/octet-stream").statusCode(200).contentType("application/octet-stream");
        accepting("text/html, application/zip;q=0.5").statusCode(200).contentType("application/zip");
        accepting("text/html").statusCode(406).body("error", containsString("image/png, application/zip"));
    }

    @Test
    void namesEveryFaultOfARequest() {
        post("{\"count\": 65, \"seed\": \"x\", \"colour\": \"red\"}")
                .then()
                .statusCode(400)
                .contentType("application/json")
                .body("faults.field", contains("colour", "count", "seed"))
                .body("faults[1].problem", equalTo("65 is not allowed"))
                .body("faults[1].allowed", equalTo("use a whole number from 1 to 64"))
                .body("field", equalTo("colour"));
    }

    @Test
    void namesLatentsThatDoNotFitTheModel() {
        post("{\"latents\": [[1, 2, 3]]}")
                .then()
                .statusCode(400)
                .body("error", equalTo("latents[0]: 3 numbers are not allowed; use 8"));
    }

    @Test
    void refusesABodyThatIsNotJson() {
        post("count=3").then().statusCode(400).body("field", equalTo("body"));
        given().contentType("text/plain")
                .body("{}")
                .post("/v1/models/colour/samples")
                .then()
                .statusCode(415);
    }

    @Test
    void namesTheModelsThereAreWhereOneIsUnknown() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/models/nothing/samples")
                .then()
                .statusCode(404)
                .body("error", containsString("there is no \"nothing\""))
                .body("error", containsString("colour"));
        given().get("/v1/models/nothing").then().statusCode(404).body("faults", nullValue());
    }

    @Test
    void namesTheVersionsThereAreWhereOneIsUnknown() {
        post("{\"version\": \"v9\"}")
                .then()
                .statusCode(404)
                .body(
                        "error",
                        equalTo("version: \"colour\" has no version or alias \"v9\"; its versions are "
                                + COLOUR.manifest().version() + ", it has no alias"));
    }

    @Test
    void refusesANameThatCouldBecomeAKey() {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body("{}")
                .post("/v1/models/..%2Fcolour/samples")
                .then()
                .statusCode(400)
                .body("field", equalTo("model"));
    }

    @Test
    void refusesAtOnceWhatThereIsNoRoomFor() {
        try (Admission.Ticket others = admission.enter("others")) {
            others.becomes(new Name("colour"), 60, new Cost(0, 1));
            post("{\"count\": 5}")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "1")
                    .body("error", containsString("5 more samples beside the 60"));
            post("{\"count\": 4}").then().statusCode(200);
        }
    }

    @Test
    void whoeverFindsNoRoomIsSentAwayAndCountedBeforeTheirBodyIsRead() {
        double before = refused("colour");
        try (Admission.Ticket others = admission.enter("others")) {
            others.becomes(new Name("colour"), 64, new Cost(0, 1));

            post("this is no JSON")
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "1")
                    .body("error", containsString("1 more samples beside the 64"));
        }

        assertThat(refused("colour") - before).isEqualTo(1);
    }

    private double refused(String model) {
        return meters
                .find("crescendo.inference.refused")
                .tags("model", model, "reason", "full", "way", "samples")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void refusesABodyThatIsTooLongBeforeItIsSent() throws IOException, InterruptedException {
        String body = "{\"latents\": [[" + "0, ".repeat(2_000_000) + "0]]}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(samples.toString()))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();

        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void describesItselfAsOpenApi() {
        given().get("/q/openapi")
                .then()
                .statusCode(200)
                .body(containsString("/v1/models/{model}/samples"))
                .body(containsString("safetensors"));
    }

    private static ValidatableResponse accepting(String accept) {
        return given().contentType("application/json")
                .header("Accept", accept)
                .body("{\"count\": 2}")
                .post("/v1/models/colour/samples")
                .then();
    }

    private static byte[] raw(String body) {
        Response response = post(body);
        response.then().statusCode(200).contentType("application/octet-stream");
        return response.asByteArray();
    }

    private static Response post(Object body) {
        return given().contentType("application/json").body(body).post("/v1/models/colour/samples");
    }
}
