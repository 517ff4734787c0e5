package crescendo.inference.rest.upscaled;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThan;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far a picture is, asked meanwhile. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ProgressTest {
    @Inject
    S3Bucket bucket;

    @TestHTTPResource("/v1/models/watched/upscaled")
    URL upscaled;

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(TinyUpscalers.published("watched", 1000, TinyUpscaler.own(2, 3, 5)));
    }

    @Test
    void whatIsNoNameOrNoModelIsSaid() {
        given().get("/v1/models/watched/upscaled/Cat!")
                .then()
                .statusCode(400)
                .body("error", containsString("name: \"Cat!\" is not a name"));
        given().get("/v1/models/nobody/upscaled/cat").then().statusCode(404).body("error", containsString("nobody"));
    }

    @Test
    void whoeverGaveAPictureANameIsToldHowFarItIs() throws IOException {
        byte[] file = MadePng.noise(MadePng.RGBA, 8, 499, 499); // no buffer holds its answer
        String head = "POST " + upscaled.getPath() + "?tile=8&name=cat HTTP/1.1\r\nHost: here\r\nContent-Length: "
                + file.length + "\r\n\r\n";
        given().get("/v1/models/watched/upscaled/cat").then().statusCode(204);
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(1024);
            socket.connect(new InetSocketAddress(upscaled.getHost(), upscaled.getPort()));
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(file);
            socket.getOutputStream().flush();
            assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");

            // two ways of 247 × 247 tiles, of which no more are made than are taken
            given().get("/v1/models/watched/upscaled/cat")
                    .then()
                    .statusCode(200)
                    .body("tiles", equalTo(2 * 247 * 247))
                    .body("done", both(greaterThan(0)).and(lessThan(2 * 247 * 247)));
            given().contentType("application/octet-stream")
                    .body(new MadePng(MadePng.GREY, 8, 1, 1).rows(new byte[1]))
                    .post("/v1/models/watched/upscaled?name=cat")
                    .then()
                    .statusCode(409)
                    .body("error", containsString("another picture called cat is on its way"));
        }

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        given().get("/v1/models/watched/upscaled/cat").then().statusCode(204));
    }
}
