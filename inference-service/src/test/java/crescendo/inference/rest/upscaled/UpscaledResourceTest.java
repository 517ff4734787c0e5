package crescendo.inference.rest.upscaled;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.runtime.upscaler.Patches;
import crescendo.inference.runtime.upscaler.Upscaler;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class UpscaledResourceTest {
    private static final TinyUpscaler NETWORK = TinyUpscaler.own(2, 3, 5);
    private static final Publication LARGER = TinyUpscalers.published("larger", 1000, NETWORK);
    private static final Publication HALF_WAY =
            TinyUpscalers.between(TinyUpscalers.published("blended", 1000, NETWORK), 0.5);
    private static final Publication NEARLY =
            TinyUpscalers.between(TinyUpscalers.published("blended", 2000, TinyUpscaler.own(2, 3, 6)), 0.9);
    private static final Publication FACES = Publication.of("faces", 1000, new TinyGenerator(8, 4, 3, 5));

    @Inject
    S3Bucket bucket;

    @Inject
    Room room;

    @Inject
    Gate gate;

    @TestHTTPResource("/v1/models/larger/upscaled")
    URL upscaled;

    @BeforeEach
    void publish() {
        if (given().get("/v1/models/larger").statusCode() == 200) {
            return;
        }
        new Trainer(bucket).publish(LARGER);
        new Trainer(bucket).publish(FACES);
        new Trainer(bucket).publish(HALF_WAY);
        new Trainer(bucket).publish(NEARLY);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/v1/models/larger").then().body("serving", notNullValue()));
    }

    private static RequestSpecification picture(byte[] file) {
        return given().contentType("application/octet-stream").body(file);
    }

    private static Response post(byte[] file) {
        return picture(file).post("/v1/models/larger/upscaled");
    }

    private static byte[] noise(int kind, int depth, int width, int height) {
        return MadePng.noise(kind, depth, width, height);
    }

    private static BufferedImage image(Response response) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(response.asByteArray()));
    }

    @Test
    void whatIsAnsweredIsWhatTheNetworkMakesOfTheWhole() throws IOException {
        byte[] file = noise(MadePng.RGB, 8, 37, 23);
        BufferedImage small = ImageIO.read(new ByteArrayInputStream(file));
        int[] wanted = new int[46 * 74 * 3];
        try (Upscaler whole = TinyUpscalers.open(NETWORK)) {
            Patches.Samples samples =
                    (patch, y, x, channel) -> small.getRaster().getSample(x, y, channel);
            whole.run(new Patches(1, 23, 37, 255, samples), made -> {
                for (int i = 0; i < wanted.length; i++) {
                    wanted[i] = made.at(0, i / 222, i / 3 % 74, i % 3);
                }
            });
        }

        Response response = picture(file).post("/v1/models/larger/upscaled?tile=10");

        response.then()
                .statusCode(200)
                .contentType("image/png")
                .header("Crescendo-Model", "larger")
                .header("Crescendo-Version", LARGER.manifest().version().value())
                .header("Crescendo-Scale", "2")
                .header("Crescendo-Tiles", "40")
                .header("Crescendo-Shape", "46,74,3");
        int[] made = image(response).getRaster().getPixels(0, 0, 74, 46, (int[]) null);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(Math.abs(made[i] - wanted[i])).as("sample %d", i).isLessThanOrEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0,8,1", "0,16,1", "2,8,3", "2,16,3", "4,8,2", "4,16,2", "6,8,4", "6,16,4"})
    void everyKindOfColoursComesOutAsItWentIn(int kind, int depth, int channels) throws IOException {
        BufferedImage made = image(post(noise(kind, depth, 9, 5)));

        assertThat(made.getWidth()).isEqualTo(18);
        assertThat(made.getHeight()).isEqualTo(10);
        assertThat(made.getRaster().getNumBands()).isEqualTo(channels);
        assertThat(made.getColorModel().getComponentSize(0)).isEqualTo(depth);
    }

    @Test
    void theProfileStaysAndThePlaceIsForgottenUnlessAskedFor() {
        byte[] packed = MadePng.packed(MadePng.profile("RGB ", 300));
        byte[] chunk = new byte[packed.length + 3];
        chunk[0] = 'p';
        System.arraycopy(packed, 0, chunk, 3, packed.length);
        byte[] file = new MadePng(MadePng.RGB, 8, 1, 2)
                .chunk("iCCP", chunk)
                .chunk("eXIf", MadePng.exif(6))
                .rows(new byte[3], new byte[3]);

        String forgetful = new String(post(file).asByteArray(), StandardCharsets.ISO_8859_1);
        String jpeg = new String(
                picture(file)
                        .post("/v1/models/larger/upscaled?format=jpeg&exif=keep")
                        .asByteArray(),
                StandardCharsets.ISO_8859_1);

        assertThat(post(file).header("Crescendo-Shape")).as("turned").isEqualTo("2,4,3");
        assertThat(forgetful).contains("iCCP").doesNotContain("52.5200N", "eXIf");
        assertThat(jpeg).contains("ICC_PROFILE", "acsp", "52.5200N").startsWith("\u00ff\u00d8\u00ff\u00e0");
    }

    @Test
    void jpegIsAnsweredWhereTheHeaderAsksForIt() throws IOException {
        Response response = picture(noise(MadePng.RGBA, 8, 9, 5))
                .accept("image/jpeg")
                .post("/v1/models/larger/upscaled?quality=50&opacity=black");

        response.then().statusCode(200).contentType("image/jpeg").header("Crescendo-Shape", "10,18,3");
        assertThat(image(response).getWidth()).isEqualTo(18);
    }

    @Test
    void sixtyBytesThatClaimTenThousandMillionPixelsAreRefusedAtOnce() {
        byte[] bomb = new MadePng(MadePng.RGBA, 8, 100_000, 100_000).rows();
        post(bomb); // the first of its kind waits for classes to be loaded

        Response response = post(bomb);

        response.then().statusCode(413).body("error", containsString("100000×100000 pixels; 300000 are allowed"));
        assertThat(response.time()).as("milliseconds").isLessThan(200);
        assertThat(room.held()).isZero();
    }

    @Test
    void whatIsTooLongUnknownOrBrokenIsRefusedWithTheReason() {
        byte[] good = noise(MadePng.RGB, 8, 9, 5);
        byte[] broken = Arrays.copyOf(good, good.length - 20);

        post(new MadePng(MadePng.GREY, 8, 1, 1).chunk("junk", new byte[2 << 20]).rows(new byte[1]))
                .then()
                .statusCode(413)
                .body("error", containsString("longer than 1048576 bytes"));
        post("<svg/>".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415)
                .body("error", equalTo("image: this is no PNG, JPEG or WebP file"));
        post(broken).then().statusCode(422).body("error", containsString("cut short"));
        post(noise(MadePng.GREY, 8, 540, 540))
                .then()
                .statusCode(413)
                .body("error", startsWith("image: upscaled 2 times it would have 1080×1080 pixels"));
        assertThat(room.held()).isZero();
    }

    @Test
    void everyOptionThatWillNotDoIsNamed() {
        picture(noise(MadePng.GREY, 8, 2, 2))
                .post("/v1/models/larger/upscaled?tile=0&opacity=glass&quality=9")
                .then()
                .statusCode(400)
                .body("faults.field", hasSize(3))
                .body("error", containsString("opacity: \"glass\" is not allowed; network, smooth, white, black"));
    }

    @Test
    void alphaPicksTheVersionThatWasPreparedThere() {
        byte[] file = noise(MadePng.RGB, 8, 9, 5);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/v1/models/blended").then().body("versions", hasSize(2)));

        given().get("/v1/models/blended").then().body("versions.interpolated", contains(0.9f, 0.5f));
        picture(file)
                .post("/v1/models/blended/upscaled?alpha=0.50")
                .then()
                .statusCode(200)
                .header("Crescendo-Version", HALF_WAY.manifest().version().value());
        picture(file)
                .post("/v1/models/blended/upscaled")
                .then()
                .statusCode(200)
                .header("Crescendo-Version", NEARLY.manifest().version().value());
    }

    @Test
    void anAlphaThatWasNotPreparedIsAnsweredWithThoseThatWere() {
        byte[] file = noise(MadePng.RGB, 8, 9, 5);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().get("/v1/models/blended").then().body("versions", hasSize(2)));

        picture(file)
                .post("/v1/models/blended/upscaled?alpha=0.6")
                .then()
                .statusCode(404)
                .body("error", startsWith("alpha: \"blended\" has no version at 0.6; prepared are 0.5, 0.9;"));
        picture(file)
                .post("/v1/models/larger/upscaled?alpha=1")
                .then()
                .statusCode(404)
                .body("error", startsWith("alpha: \"larger\" has no version at 1, and none that is interpolated;"));
        picture(file)
                .post("/v1/models/faces/upscaled?alpha=1")
                .then()
                .statusCode(404)
                .body("error", containsString("/v1/models/faces/samples"));
    }

    @Test
    void whoAsksTheWrongModelIsToldTheRightAddress() {
        byte[] file = noise(MadePng.GREY, 8, 2, 2);

        given().get("/v1/models/larger").then().body("kind", equalTo("upscaler"));
        given().get("/v1/models/faces").then().body("kind", equalTo("generator"));
        picture(file).post("/v1/models/nobody/upscaled").then().statusCode(404).body("error", containsString("nobody"));
        picture(file)
                .post("/v1/models/faces/upscaled")
                .then()
                .statusCode(404)
                .body("error", containsString("/v1/models/faces/samples"));
        given().contentType("application/json")
                .body("{}")
                .post("/v1/models/larger/samples")
                .then()
                .statusCode(404)
                .body("error", containsString("/v1/models/larger/upscaled"));
    }

    @Test
    void whatThereIsNoRoomForIsSentAwayAtOnce() {
        try (Room.Ticket others = room.take(TestPlatform.MEMORY - 10)) {
            assertThat(others).isNotNull();
            post(noise(MadePng.GREY, 8, 2, 2))
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "5")
                    .body("error", containsString("the limit is 67108864 (crescendo.inference.request-memory)"));
        }
        post(noise(MadePng.GREY, 8, 2, 2)).then().statusCode(200);
    }

    @Test
    void aTileThatIsLargerThanARunIsNamed() {
        picture(noise(MadePng.GREY, 8, 2, 2))
                .post("/v1/models/larger/upscaled?tile=17")
                .then()
                .statusCode(400)
                .body("field", equalTo("tile"))
                .body(
                        "error",
                        equalTo("tile: \"17\" is not allowed; use 8 to 16: a run may have 256 pixels"
                                + " (crescendo.upscaling.run-pixels)"));
    }

    @Test
    void whatWouldBecomeTooLargeIsRefusedByTheHeaderAlone() {
        byte[] nothingButAHeader = Arrays.copyOf(noise(MadePng.GREY, 8, 540, 540), 33);

        post(nothingButAHeader)
                .then()
                .statusCode(413)
                .body(
                        "error",
                        startsWith("image: upscaled 2 times it would have 1080×1080 pixels; 1000000 are allowed"));
    }

    @Test
    void whatThereIsNoMemoryForIsRefusedByTheHeaderAlone() {
        byte[] plain = Arrays.copyOf(noise(MadePng.RGB, 8, 499, 499), 33);

        for (String format : List.of("png", "jpeg")) {
            String way = "/v1/models/larger/upscaled?format=" + format;
            picture(plain).post(way + "&tile=8").then().statusCode(422);
            try (Room.Ticket others = room.take(TestPlatform.MEMORY - (4 << 20))) {
                assertThat(others).isNotNull();
                picture(plain).post(way).then().statusCode(422);
            }
            try (Room.Ticket others = room.take(TestPlatform.MEMORY - (1 << 20))) {
                assertThat(others).isNotNull();
                picture(plain).post(way).then().statusCode(429);
            }
        }
        assertThat(room.held()).isZero();
    }

    @Test
    void whoTakesNothingOfTheAnswerIsNotWaitedForForEver() throws IOException {
        byte[] file = noise(MadePng.RGBA, 8, 499, 499);
        String head = "POST " + upscaled.getPath()
                + " HTTP/1.1\r\nHost: here\r\nCrescendo-Timeout-Ms: 5000\r\nContent-Length: " + file.length
                + "\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress(upscaled.getHost(), upscaled.getPort()));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(file);
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(room.held()).isZero());
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(gate.inside()).isZero());
        }
    }

    @Test
    void whoHasLeftIsNotWorkedFor() throws IOException {
        byte[] file = noise(MadePng.RGB, 8, 499, 499);
        double before = runs();
        String head = "POST " + upscaled.getPath() + "?tile=8 HTTP/1.1\r\nHost: here\r\nContent-Length: " + file.length
                + "\r\n\r\n";
        try (Socket socket = new Socket(upscaled.getHost(), upscaled.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(file);
            out.flush();
            assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
            assertThat(room.held()).as("its samples at least").isGreaterThan(499 * 499 * 6);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(room.held()).isZero());
        // four of 247 × 247 tiles make a run
        assertThat(runs() - before).as("runs for somebody who has left").isLessThan(247 * 62 / 2);
        post(noise(MadePng.GREY, 8, 2, 2)).then().statusCode(200);
    }

    private static double runs() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("crescendo_upscaling_compute_seconds_count{model=\"larger\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    @Test
    void tellsByModelHowLongRunsWaitAndTakeAndHowManyTilesTheyHave() {
        post(noise(MadePng.GREY, 8, 2, 2)).then().statusCode(200);

        given().get("/q/metrics")
                .then()
                .body(containsString("crescendo_upscaling_queue_seconds_count{model=\"larger\"}"))
                .body(containsString("crescendo_upscaling_compute_seconds_count{model=\"larger\"}"))
                .body(containsString("crescendo_upscaling_batch_count{model=\"larger\"}"));
    }
}
