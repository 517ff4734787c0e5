package crescendo.inference.rest.upscaled;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import crescendo.inference.upscaling.Turns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who cannot wait until it is their picture's turn, while somebody else has the only one. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ImpatientUpscalingTest {
    private static final String UPSCALED = "/v1/models/wanted-larger/upscaled";

    @Inject
    S3Bucket bucket;

    @Inject
    Turns turns;

    @Inject
    Room room;

    @Inject
    Gate gate;

    @TestHTTPResource("/")
    URL service;

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(TinyUpscalers.published("wanted-larger", 1000, TinyUpscaler.own(2, 3, 5)));
        picture().post(UPSCALED).then().statusCode(200);
    }

    private static RequestSpecification picture() {
        return given().contentType("application/octet-stream").body(MadePng.noise(MadePng.RGB, 8, 9, 5));
    }

    @Test
    void getAnErrorOnceTheirTimeIsOver() {
        turns.take(() -> {
            picture()
                    .header("Crescendo-Timeout-Ms", "30")
                    .post(UPSCALED)
                    .then()
                    .statusCode(504)
                    .contentType("application/json")
                    .body(
                            "error",
                            equalTo("not done within 30 ms, and given up; ask for less at once, ask later, or allow"
                                    + " more time"));

            eventually(() -> {
                assertThat(room.held()).as("bytes").isZero();
                assertThat(gate.inside()).as("requests").isZero();
            });
        });
        picture().post(UPSCALED).then().statusCode(200);
    }

    @Test
    void giveBackAllTheyHaveAsSoonAsTheyLeave() {
        turns.take(() -> {
            try (Socket stays = sent()) {
                eventually(() -> assertThat(waiting()).isEqualTo(1));
                long one = room.held();
                Socket leaves = sent();
                eventually(() -> assertThat(waiting()).isEqualTo(2));
                assertThat(room.held()).isEqualTo(2 * one).isPositive();

                leaves.close();

                eventually(() -> {
                    assertThat(waiting()).as("threads").isEqualTo(1);
                    assertThat(room.held()).as("bytes").isEqualTo(one);
                    assertThat(gate.inside()).as("requests").isEqualTo(1);
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        picture().post(UPSCALED).then().statusCode(200);
    }

    private static void eventually(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(holds);
    }

    /** Threads whose turn has not come. */
    private static long waiting() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> Arrays.stream(stack)
                        .anyMatch(at -> at.getClassName().equals(Turns.class.getName())
                                && at.getMethodName().equals("await")))
                .count();
    }

    private Socket sent() throws IOException {
        byte[] body = MadePng.noise(MadePng.RGB, 8, 9, 5);
        Socket client = new Socket(service.getHost(), service.getPort());
        client.getOutputStream()
                .write(("POST " + UPSCALED + " HTTP/1.1\r\nHost: here\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().write(body);
        return client;
    }
}
