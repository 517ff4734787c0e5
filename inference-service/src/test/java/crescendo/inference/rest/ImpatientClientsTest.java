package crescendo.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.batch.Admission;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who cannot wait, on a model that takes its time. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ImpatientClientsTest {
    @Inject
    S3Bucket bucket;

    @Inject
    Admission admission;

    @TestHTTPResource("/v1/models/large/samples")
    URL samples;

    @Test
    void givesUpWhatIsNotDoneInTheTimeThatTheSenderHas() {
        given().contentType("application/json")
                .header("Crescendo-Timeout-Ms", "1")
                .body("{\"count\": 64}")
                .post("/v1/models/large/samples")
                .then()
                .statusCode(504)
                .body("error", containsString("not done within 1 ms"));
        given().contentType("application/json")
                .header("Crescendo-Timeout-Ms", "soon")
                .body("{}")
                .post("/v1/models/large/samples")
                .then()
                .statusCode(400)
                .body(
                        "error",
                        equalTo("Crescendo-Timeout-Ms: \"soon\" is not allowed; use a whole number from 1 to 60000"));
        await().untilAsserted(() -> assertThat(admission.held()).isZero());
    }

    @Test
    void makesNothingMoreForAClientThatLeft() throws IOException {
        try (Socket client = new Socket(samples.getHost(), samples.getPort())) {
            String body = "{\"count\": 64}";
            client.getOutputStream()
                    .write(("POST /v1/models/large/samples HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            within(() -> assertThat(admission.held()).isEqualTo(64));
        }

        within(() -> assertThat(admission.held()).isZero());
        given().get("/q/metrics")
                .then()
                .body(not(containsString("crescendo_inference_samples_total{model=\"large\"}")));
    }

    @BeforeEach
    void publishLarge() {
        if (given().get("/v1/models/large").statusCode() == 200) {
            return;
        }
        new Trainer(bucket).publish(Publication.of("large", 1000, new TinyGenerator(8, 256, 3, 5)));
        within(() -> given().get("/v1/models/large").then().body("serving", notNullValue()));
    }

    private static void within(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(2))
                .untilAsserted(assertion);
    }
}
