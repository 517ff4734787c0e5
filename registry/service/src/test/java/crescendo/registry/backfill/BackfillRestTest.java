package crescendo.registry.backfill;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import crescendo.client.log.EventLog;
import crescendo.client.log.LogView;
import crescendo.contracts.Json;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Topic;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.platform.SharedPlatform;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.PlausibleRun;
import crescendo.registry.run.Readiness;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class BackfillRestTest {
    private final PlausibleRun run = PlausibleRun.of("filled", PlausibleRun.UNKEPT);

    @Inject
    EventLog events;

    @BeforeEach
    void twoVersions() {
        Readiness.await();
        events.send(new CheckpointPublished(1, run.manifest(5_000)));
        events.send(new CheckpointPublished(1, run.manifest(10_000)));
        await().untilAsserted(() -> when().get("/v1/models/filled").then().body("versions", equalTo(2)));
    }

    @Test
    void aRequestForEachMissingVersionIsOnTheLogOnceItIsAnswered() {
        List<MeasureRequest> heard = new CopyOnWriteArrayList<>();
        try (LogView log = LogView.fromBeginning(
                SharedPlatform.get().bootstrapServers(),
                Topic.MEASURE_REQUESTS,
                (key, value) -> heard.add(Json.read(value, MeasureRequest.class)))) {
            given().contentType("application/json")
                    .body("{\"metric\": \"swd\"}")
                    .post("/v1/models/filled/backfills")
                    .then()
                    .statusCode(202)
                    .body("versions", equalTo(2))
                    .body("missing", equalTo(2));

            await().until(() -> heard.size() >= 2);
        }

        assertThat(heard)
                .extracting(MeasureRequest::version)
                .contains(run.manifest(5_000).ref(), run.manifest(10_000).ref());
        when().get("/v1/models/filled/backfills/swd").then().statusCode(200).body("missing", equalTo(2));
    }

    @Test
    void whatCannotBeAskedForIsRefusedWithWhatCan() {
        refused("{\"metric\": \"fame\"}", 400, "metric: \"fame\" is not known; use one of swd, is");
        refused("{}", 400, "metric: nothing is not known");
        refused(
                "{\"metric\": \"swd\", \"order\": \"random\"}",
                400,
                "order: \"random\" is not known; use oldest-first");
        refused("{\"metric\": \"swd\", \"extractor\": \"filled\"}", 400, "extractor: swd is measured without one");
        refused("{\"metric\": \"is\", \"extractor\": \"filled\"}", 400, "is a progan without classifier.onnx");
        refused("{\"metric\": \"is\", \"extractor\": \"nobody\"}", 404, "there is no model nobody");
    }

    private static void refused(String body, int status, String why) {
        given().contentType("application/json")
                .body(body)
                .post("/v1/models/filled/backfills")
                .then()
                .statusCode(status)
                .body("error", status == 400 ? containsString(why) : startsWith(why));
    }
}
