package crescendo.inference.protocol;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.gate.Hall;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.Visit;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import crescendo.inference.session.Lease;
import crescendo.inference.session.ServedModels;
import crescendo.inference.upscaling.Turns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upscalers are asked as any model is. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class UpscalerProtocolTest {
    private static final TinyUpscaler BYTES = TinyUpscaler.own(2, 3, 5);
    private static final TinyUpscaler PLANES =
            new TinyUpscaler(2, Colours.BGR, 5, Layout.NCHW, new Values("float32", -1, 1), -1);

    @Inject
    S3Bucket bucket;

    @Inject
    @Identifier("pictures")
    Room pictures;

    @Inject
    Room room;

    @Inject
    Hall hall;

    @Inject
    Gate gate;

    @Inject
    Turns turns;

    @Inject
    Enlarging enlarging;

    @Inject
    ServedModels served;

    @TestHTTPResource("/")
    URL service;

    @BeforeEach
    void publish() {
        Trainer trainer = new Trainer(bucket);
        trainer.haveServed(TinyUpscalers.published("doubled", 1000, BYTES));
        trainer.haveServed(TinyUpscalers.published("doubled-planes", 1000, PLANES));
    }

    private static Response infer(String model, Map<String, Object> tensor) {
        return given().contentType("application/json")
                .body(Map.of("inputs", List.of(tensor)))
                .post("/v2/models/" + model + "/infer");
    }

    private static int pixel(int y, int x, int channel) {
        return (31 * y + 17 * x + 80 * channel) % 256;
    }

    /** What the network makes of 2 × 3 pixels, by rows and columns and colours. */
    private static int[] larger(TinyUpscaler network) {
        int[] larger = new int[4 * 6 * 3];
        try (Upscaler upscaler = TinyUpscalers.open(network)) {
            upscaler.run(
                    new Patches(1, 2, 3, 255, (patch, y, x, channel) -> pixel(y, x, channel)),
                    made -> Arrays.setAll(larger, i -> made.at(0, i / 18, i / 3 % 6, i % 3)));
        }
        return larger;
    }

    @Test
    void describesAnUpscaler() {
        given().get("/v2/models/doubled")
                .then()
                .statusCode(200)
                .body("inputs[0].shape", contains(-1, -1, -1, 3))
                .body("outputs.name", contains("upscaled"))
                .body("outputs[0].datatype", equalTo("UINT8"));
        given().get("/v2/models/doubled/ready").then().statusCode(200).body("ready", equalTo(true));
    }

    @Test
    void picturesLeaveAPartOfTheMemoryToOthersThisWayToo() {
        Map<String, Object> image =
                Map.of("name", "images", "datatype", "UINT8", "shape", List.of(1, 1, 1, 3), "data", List.of(1, 2, 3));
        try (Room.Ticket others = pictures.take(TestPlatform.MEMORY / 16 * 15)) {
            assertThat(others).isNotNull();

            infer("doubled", image)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body("error", containsString("of which pictures leave a 16th to others"));
        }
        infer("doubled", image).then().statusCode(200);
    }

    @Test
    void whoeverAsksThisWayHasAPlaceOfPictures() {
        Map<String, Object> image =
                Map.of("name", "images", "datatype", "UINT8", "shape", List.of(1, 1, 1, 3), "data", List.of(1, 2, 3));
        List<Runnable> leaving = IntStream.range(0, 8)
                .mapToObj(other -> hall.enter("number " + other))
                .toList();
        try {
            infer("doubled", image)
                    .then()
                    .statusCode(429)
                    .body("error", containsString("8 requests wait already, which is the limit (crescendo.upscaling"));
        } finally {
            leaving.forEach(Runnable::run);
        }
        infer("doubled", image).then().statusCode(200);
    }

    @Test
    void whoeverLeavesBeforeTheirTurnGivesTheirMemoryBackThoughTheRunBeforeGoesOn() {
        byte[] body = Json.write(Map.of(
                "inputs",
                List.of(Map.of(
                        "name",
                        "images",
                        "datatype",
                        "UINT8",
                        "shape",
                        List.of(1, 1, 1, 3),
                        "data",
                        List.of(1, 2, 3)))));
        String head = "POST /v2/models/doubled/infer HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length + "\r\n\r\n";

        turns.take(() -> {
            try (Socket client = new Socket(service.getHost(), service.getPort())) {
                client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().write(body);
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(pictures.held()).isPositive());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                assertThat(gate.inside()).isZero();
                assertThat(pictures.held()).isZero();
                assertThat(room.held()).isZero();
            });
        });
    }

    @Test
    void whoeverLeavesOnceTheirRunHasBegunHoldsItsMemoryUntilTheReplyIsWritten() {
        Tensor pixel = new Tensor(Tensor.Type.U8, new long[] {1, 1, 1, 3}, ByteBuffer.wrap(new byte[] {1, 2, 3}));
        Visit visit = new Visit(Duration.ofMinutes(1));

        try (Lease lease = served.wanted(new Name("doubled"), Optional.empty(), visit)) {
            long held = enlarging.infer(
                    lease,
                    new InferRequest(Optional.empty(), Map.of("images", pixel), List.of(), false),
                    visit,
                    reply -> {
                        visit.end();
                        return pictures.held();
                    });

            assertThat(held).isPositive();
        }
        assertThat(pictures.held()).isZero();
    }

    @Test
    void bytesInBytesOut() {
        int[] small = new int[2 * 3 * 3];
        Arrays.setAll(small, i -> pixel(i / 9, i / 3 % 3, i % 3));

        Response response = infer(
                "doubled", Map.of("name", "images", "datatype", "UINT8", "shape", List.of(1, 2, 3, 3), "data", small));

        response.then().statusCode(200).body("outputs[0].shape", contains(1, 4, 6, 3));
        assertThat(response.jsonPath().getList("outputs[0].data", Integer.class))
                .isEqualTo(Arrays.stream(larger(BYTES)).boxed().toList());
    }

    @Test
    void numbersAreThoseOfTheFileAsBytesBehindTheJson() {
        byte[] head = Json.write(Map.of(
                "inputs",
                List.of(Map.of(
                        "name",
                        "images",
                        "datatype",
                        "FP32",
                        "shape",
                        List.of(1, 3, 2, 3),
                        "parameters",
                        Map.of("binary_data_size", 72))),
                "parameters",
                Map.of("binary_data_output", true)));
        ByteBuffer body = ByteBuffer.allocate(head.length + 72).order(ByteOrder.LITTLE_ENDIAN);
        body.put(head);
        for (int i = 0; i < 18; i++) {
            body.putFloat(pixel(i / 3 % 2, i % 3, 2 - i / 6) / 127.5f - 1); // blue, green, red
        }

        Response response = given().contentType("application/octet-stream")
                .header("Inference-Header-Content-Length", head.length)
                .body(body.array())
                .post("/v2/models/doubled-planes/infer");

        response.then().statusCode(200);
        int json = Integer.parseInt(response.header("Inference-Header-Content-Length"));
        ByteBuffer made = ByteBuffer.wrap(response.asByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .position(json);
        int[] larger = larger(PLANES);
        assertThat(made.remaining()).isEqualTo(4 * larger.length);
        for (int i = 0; i < larger.length; i++) {
            int level = (int) Math.round((made.getFloat() + 1) * 127.5);
            int at = (i / 6 % 4 * 6 + i % 6) * 3 + 2 - i / 24;
            assertThat(Math.max(0, Math.min(255, level))).as("number %d", i).isEqualTo(larger[at]);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithWhatDoes() {
        infer(
                        "doubled",
                        Map.of(
                                "name",
                                "images",
                                "datatype",
                                "UINT8",
                                "shape",
                                List.of(1, 17, 16, 3),
                                "data",
                                new int[816]))
                .then()
                .statusCode(400)
                .body(
                        "error",
                        equalTo("input images: shape [1, 17, 16, 3] is not allowed; use [n, height, width, 3], of at"
                                + " most 256 pixels (crescendo.upscaling.run-pixels); larger pictures are taken at"
                                + " /v1/models/…/upscaled"));
        infer("doubled", Map.of("name", "images", "datatype", "FP32", "shape", List.of(1, 1, 1, 3), "data", new int[3]))
                .then()
                .statusCode(400)
                .body("error", containsString("FP32 is not allowed; use UINT8"));
        infer(
                        "doubled",
                        Map.of(
                                "name",
                                "latents",
                                "datatype",
                                "UINT8",
                                "shape",
                                List.of(1, 1, 1, 3),
                                "data",
                                new int[3]))
                .then()
                .statusCode(400)
                .body("error", equalTo("input latents: not known; this model takes images"));
    }
}
