package crescendo.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service counts of sampling, by model. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class MetersTest {
    private static final Publication METERED = Publication.of("metered", 1000, new TinyGenerator(8, 4, 3, 5));

    @Inject
    S3Bucket bucket;

    @Inject
    MeterRegistry meters;

    @BeforeEach
    void publish() {
        new Trainer(bucket).haveServed(METERED);
    }

    @Test
    void countsWhatItDoesByModel() {
        post("{\"count\": 4}").then().statusCode(200);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("crescendo_inference_samples_total{model=\"metered\"}"))
                .body(containsString("crescendo_inference_compute_seconds_count{model=\"metered\"}"))
                .body(containsString("crescendo_inference_batch_sum{model=\"metered\"}"))
                .body(containsString("crescendo_inference_queue_seconds_count{model=\"metered\"}"))
                .body(containsString("crescendo_inference_requests_total{model=\"metered\",status=\"200\"}"))
                .body(containsString("crescendo_inference_queued_samples 0.0"));
    }

    @Test
    void countsEverySampleAndEveryRunOnce() {
        post("{\"count\": 1}").then().statusCode(200);
        Counter samples = meters.get("crescendo.inference.samples")
                .tag("model", "metered")
                .counter();
        DistributionSummary runs =
                meters.get("crescendo.inference.batch").tag("model", "metered").summary();
        Timer computing = meters.get("crescendo.inference.compute")
                .tag("model", "metered")
                .timer();
        Timer waiting =
                meters.get("crescendo.inference.queue").tag("model", "metered").timer();
        double madeSoFar = samples.count();
        double inRunsSoFar = runs.totalAmount();
        long runsSoFar = runs.count();
        long computedSoFar = computing.count();
        long waitedSoFar = waiting.count();
        double busySoFar = computing.totalTime(TimeUnit.NANOSECONDS);

        post("{\"count\": 20}").then().statusCode(200); // in runs of eight at most

        assertThat(samples.count() - madeSoFar).as("samples of answers").isEqualTo(20);
        assertThat(waiting.count() - waitedSoFar).as("requests that waited").isEqualTo(1);
        await().untilAsserted(() -> {
            assertThat(runs.totalAmount() - inRunsSoFar).as("samples of runs").isEqualTo(20);
            assertThat(computing.count() - computedSoFar).as("times of runs").isEqualTo(runs.count() - runsSoFar);
        });
        assertThat(runs.count() - runsSoFar).as("runs").isBetween(3L, 20L);
        assertThat(computing.totalTime(TimeUnit.NANOSECONDS)).isGreaterThan(busySoFar);
    }

    private static Response post(String body) {
        return given().contentType("application/json").body(body).post("/v1/models/metered/samples");
    }
}
