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
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Semaphore;
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
        Semaphore taken = new Semaphore(0);
        Semaphore mayGoOn = new Semaphore(0);
        Thread other = new Thread(
                () -> turns.take(() -> {
                    taken.release();
                    mayGoOn.acquireUninterruptibly();
                }),
                "somebody else");
        other.start();
        taken.acquireUninterruptibly();
        try {
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

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                assertThat(room.held()).as("bytes").isZero();
                assertThat(gate.inside()).as("requests").isZero();
            });
        } finally {
            mayGoOn.release();
        }
        picture().post(UPSCALED).then().statusCode(200);
    }
}
