package crescendo.inference.rest.upscaled;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.Publication;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.gate.Room;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** A picture that is half sent when its network is replaced, and then taken away, is finished by the network that began it. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class SwapWhileSendingTest {
    private static final int SIDE = 499;
    private static final Publication OLD =
            TinyUpscalers.published("swapped-while-sent", 1000, KnownAnswer.BYTES.upscaler());
    private static final Publication NEW =
            TinyUpscalers.published("swapped-while-sent", 2000, TinyUpscaler.own(2, 3, 5));

    @Inject
    S3Bucket bucket;

    @Inject
    Room room;

    @TestHTTPResource("/v1/models/swapped-while-sent/upscaled")
    URL upscaled;

    @Test
    void theNetworkThatBeganAPictureEndsIt() throws IOException {
        Trainer trainer = new Trainer(bucket);
        trainer.haveServed(OLD);
        byte[] file = noise();

        byte[] answer;
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1024);
            InputStream in = ask(socket, file);
            trainer.publish(NEW);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            given().get("/v1/models/swapped-while-sent").then().body("serving", equalTo(version(NEW))));
            trainer.remove(OLD);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            given().get("/v1/models/swapped-while-sent").then().body("versions.size()", equalTo(1)));
            assertThat(room.held()).as("of a picture that is not made yet").isPositive();
            answer = in.readAllBytes();
        }

        BufferedImage small = ImageIO.read(new ByteArrayInputStream(file));
        BufferedImage large = ImageIO.read(new ByteArrayInputStream(answer));
        for (int y = 0; y < 2 * SIDE; y++) {
            for (int x = 0; x < 2 * SIDE; x++) {
                int[] wanted = KnownAnswer.BYTES.of(small.getRaster().getPixel(x / 2, y / 2, (int[]) null), 255);
                assertThat(large.getRaster().getPixel(x, y, (int[]) null)).isEqualTo(wanted);
            }
        }
        given().contentType("application/octet-stream")
                .body(new MadePng(MadePng.GREY, 8, 1, 1).rows(new byte[1]))
                .post("/v1/models/swapped-while-sent/upscaled")
                .then()
                .statusCode(200)
                .header("Crescendo-Version", version(NEW));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(room.held()).isZero());
    }

    private static String version(Publication publication) {
        return publication.manifest().version().value();
    }

    /** The answer behind its head: as a client of HTTP 1.0 gets it, until the connection ends. */
    private InputStream ask(Socket socket, byte[] file) throws IOException {
        String head = "POST " + upscaled.getPath() + " HTTP/1.0\r\nContent-Length: " + file.length + "\r\n\r\n";
        socket.connect(new InetSocketAddress(upscaled.getHost(), upscaled.getPort()));
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(file);
        socket.getOutputStream().flush();
        InputStream in = socket.getInputStream();
        StringBuilder answered = new StringBuilder();
        while (!answered.toString().endsWith("\r\n\r\n")) {
            answered.append((char) in.read());
        }
        assertThat(answered.toString()).contains(" 200 OK").contains("Version: " + version(OLD));
        return in;
    }

    private static byte[] noise() {
        byte[][] rows = new byte[SIDE][SIDE * 4];
        Random random = new Random(1);
        for (byte[] row : rows) {
            random.nextBytes(row);
        }
        return new MadePng(MadePng.RGBA, 8, SIDE, SIDE).rows(rows);
    }
}
