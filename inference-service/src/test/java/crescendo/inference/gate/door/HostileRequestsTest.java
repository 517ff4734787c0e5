package crescendo.inference.gate.door;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.Damage;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Batcher;
import crescendo.inference.gate.Room;
import crescendo.inference.image.picture.CameraFile;
import crescendo.inference.image.picture.Drawn;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the outcome is an answer or a status of the four hundreds, and nothing stays taken. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class HostileRequestsTest {
    private static final Publication STURDY = Publication.of("sturdy", 1000, new TinyGenerator(8, 4, 3, 5));
    private static final Publication STURDY_LARGE =
            TinyUpscalers.published("sturdy-large", 1000, TinyUpscaler.own(2, 3, 5));
    private static final String SAMPLES = "/v1/models/sturdy/samples";
    private static final String INFER = "/v2/models/sturdy/infer";
    private static final String UPSCALED = "/v1/models/sturdy-large/upscaled";

    @Inject
    S3Bucket bucket;

    @Inject
    Gate gate;

    @Inject
    Room room;

    @Inject
    Admission admission;

    @Inject
    Batcher batcher;

    @TestHTTPResource("/")
    URL service;

    @BeforeEach
    void publish() {
        Trainer trainer = new Trainer(bucket);
        trainer.haveServed(STURDY);
        trainer.haveServed(STURDY_LARGE);
    }

    @AfterEach
    void nothingIsTakenAndTheServiceAnswers() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(gate.inside()).as("requests").isZero();
            assertThat(room.held()).as("bytes").isZero();
            assertThat(admission.held()).as("samples").isZero();
            assertThat(batcher.waiting()).as("samples in line").isZero();
        });
        assertThat(post(SAMPLES, "application/json", "{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(200);
        assertThat(post(UPSCALED, "image/png", new MadePng(MadePng.GREY, 8, 1, 1).rows(new byte[1])))
                .isEqualTo(200);
    }

    private static int post(String path, String type, byte[] body, String... header) {
        var request = given().contentType(type).body(body);
        return (header.length == 0 ? request : request.header(header[0], header[1]))
                .post(path)
                .statusCode();
    }

    private static void isRefusedOrAnswered(int status, String what, Object... with) {
        assertThat(status == 200 || status >= 400 && status < 500)
                .as("status %d of " + what.formatted(with), status)
                .isTrue();
    }

    private static void damagedJsonIsRefusedOrAnswered(String path, byte[] whole, Random random) {
        for (int trial = 0; trial < 200; trial++) {
            int status = post(path, "application/json", Damage.of(whole, trial, whole.length, random));
            isRefusedOrAnswered(status, "trial %d", trial);
        }
    }

    @Test
    void samplesThatThereIsNoMemoryForAreTurnedAwayAtOnce() {
        try (Room.Ticket others = room.take(TestPlatform.MEMORY - 10)) {
            assertThat(others).isNotNull();
            given().contentType("application/json")
                    .body("{}")
                    .post(SAMPLES)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", notNullValue())
                    .body("error", containsString("the limit is 67108864 (crescendo.inference.request-memory)"));
        }
    }

    @Test
    void damagedJsonOfSamples() {
        byte[] whole =
                ("{\"count\": 3, \"seed\": 4, \"interpolation\": {\"stops\": 2, \"loop\": true}, \"truncation\": 0.7,"
                                + " \"format\": \"gif\", \"fps\": 9}")
                        .getBytes(StandardCharsets.UTF_8);

        damagedJsonIsRefusedOrAnswered(SAMPLES, whole, new Random(1));
    }

    @Test
    void damagedTensorsInJson() {
        byte[] whole =
                ("{\"id\": \"1\", \"inputs\": [{\"name\": \"latents\", \"shape\": [1, 8], \"datatype\": \"FP32\", \"data\":"
                                + " [1, 2, 3e0, 4, -5, 6, 7, 8]}], \"outputs\": [{\"name\": \"raw\"}]}")
                        .getBytes(StandardCharsets.UTF_8);

        damagedJsonIsRefusedOrAnswered(INFER, whole, new Random(2));
    }

    @Test
    void damagedTensorsBehindJson() {
        byte[] head =
                ("{\"inputs\": [{\"name\": \"latents\", \"shape\": [1, 8], \"datatype\": \"FP32\", \"parameters\":"
                                + " {\"binary_data_size\": 32}}], \"parameters\": {\"binary_data_output\": true}}")
                        .getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + 32);
        Random random = new Random(3);

        for (int trial = 0; trial < 200; trial++) {
            String length = trial % 3 == 0 ? String.valueOf(random.nextInt()) : String.valueOf(head.length);
            int status = post(
                    INFER,
                    "application/octet-stream",
                    Damage.of(whole, trial, whole.length, random),
                    "Inference-Header-Content-Length",
                    length);
            isRefusedOrAnswered(status, "trial %d", trial);
        }
    }

    @Test
    void shapesThatNoMemoryHolds() {
        for (String shape : List.of(
                "[4611686018427387904, 8]", "[-1, 8]", "[9223372036854775807]", "[1e99, 8]", "[0, 8]", "[]", "{}")) {
            int status = post(
                    INFER,
                    "application/json",
                    ("{\"inputs\": [{\"name\": \"latents\", \"shape\": " + shape
                                    + ", \"datatype\": \"FP32\", \"data\": []}]}")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(status).as(shape).isEqualTo(400);
        }
    }

    @Test
    void bracketsWithoutEnd() {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        byte[] deeper = "[".repeat(2_000_000).getBytes(StandardCharsets.UTF_8);

        for (String path : List.of(INFER, SAMPLES)) {
            assertThat(post(path, "application/json", deep)).as("no JSON").isEqualTo(400);
            assertThat(post(path, "application/json", deeper)).as("no memory").isEqualTo(413);
        }
    }

    private static byte[] picture(String name) throws IOException {
        if (name.equals("png")) {
            return new MadePng(MadePng.RGBA, 8, 6, 5)
                    .rows(new byte[24], new byte[24], new byte[24], new byte[24], new byte[24]);
        }
        if (name.equals("jpeg")) {
            BufferedImage squares = Drawn.squares(BufferedImage.TYPE_3BYTE_BGR);
            return CameraFile.jpeg(squares, 6, MadePng.profile("RGB ", 300));
        }
        try (InputStream in = HostileRequestsTest.class.getResourceAsStream("/webp/" + name)) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "lossy.webp", "whole.webp", "alpha.webp"})
    void damagedPictures(String name) throws IOException {
        byte[] whole = picture(name);
        Random random = new Random(4);

        for (int trial = 0; trial < 100; trial++) {
            String query = trial % 2 == 0 ? "" : "?format=jpeg&exif=keep";
            int status =
                    post(UPSCALED + query, "application/octet-stream", Damage.of(whole, trial, whole.length, random));
            isRefusedOrAnswered(status, "trial %d", trial);
        }
    }

    @Test
    void picturesThatUnpackToFarMoreThanTheyClaim() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
            for (int mib = 0; mib < 256; mib++) {
                out.write(new byte[1 << 20]);
            }
        }
        byte[] bomb = packed.toByteArray();
        byte[] few = new MadePng(MadePng.GREY, 8, 3, 3).chunk("IDAT", bomb).rows();
        byte[] profile = Arrays.copyOf(new byte[] {'p', 0, 0}, 3 + bomb.length);
        System.arraycopy(bomb, 0, profile, 3, bomb.length);
        byte[] coloured =
                new MadePng(MadePng.GREY, 8, 1, 1).chunk("iCCP", profile).rows(new byte[1]);

        Response response = given().contentType("image/png").body(few).post(UPSCALED);

        isRefusedOrAnswered(response.statusCode(), "nine pixels of 256 MiB");
        assertThat(post(UPSCALED, "image/png", coloured))
                .as("a profile of 256 MiB")
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {SAMPLES, INFER, UPSCALED})
    void whoSendsHalfOfItAndLeaves(String path) throws IOException {
        for (int sent : new int[] {0, 1, 5_000, 50_000}) {
            try (Socket client = new Socket(service.getHost(), service.getPort())) {
                client.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 100000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] png = new MadePng(MadePng.GREY, 8, 4, 4)
                        .chunk("junk", new byte[sent])
                        .rows();
                client.getOutputStream().write(png, 0, sent);
                client.getOutputStream().flush();
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(gate.inside()).isPositive());
            }
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(gate.inside()).isZero());
        }
    }

    @Test
    void threadsComeBack() throws IOException {
        for (int i = 0; i < 3; i++) {
            whoSendsHalfOfItAndLeaves(UPSCALED);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(threads()).isZero());
    }

    // those that are at work on what was sent
    private static int threads() {
        return (int) Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().startsWith("crescendo.inference.upscaling")
                                || frame.getClassName().startsWith("crescendo.inference.rest")))
                .count();
    }
}
