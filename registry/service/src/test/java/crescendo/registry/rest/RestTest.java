package crescendo.registry.rest;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import crescendo.client.Keys;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.dataset.DataSets;
import crescendo.client.log.EventLog;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.model.VersionManifest;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.PlausibleRun;
import crescendo.registry.run.Readiness;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class RestTest {
    private static final long GROWN = 60_000;

    @Inject
    EventLog events;

    @Inject
    Blobs blobs;

    @Inject
    Models models;

    @Inject
    DataSets dataSets;

    @Inject
    S3Bucket store;

    private final PlausibleRun run = PlausibleRun.of("rest-run", this::kept);

    private byte[] kept(byte[] content) {
        blobs.put(content);
        return content;
    }

    @BeforeEach
    void aRunThatHasGrownForAWhile() {
        Readiness.await();
        if (status("/v1/models/rest-run") == 404) {
            List<Event> happened = run.until(GROWN);
            happened.forEach(events::send);
            await().until(() -> points() == checkpoints());
        }
    }

    private int points() {
        return RestAssured.get("/v1/models/rest-run/metrics?metric=swd").path("series[0].points.size()")
                        instanceof Integer n
                ? n
                : 0;
    }

    private int checkpoints() {
        return (int) run.checkpoints().stream().filter(shown -> shown <= GROWN).count();
    }

    private String newest() {
        return RestAssured.get("/v1/models/rest-run").path("latest");
    }

    private static int status(String path) {
        return RestAssured.get(path).statusCode();
    }

    @Test
    void aModelIsShownWithItsNewestVersionAndItsJobs() {
        when().get("/v1/models/rest-run")
                .then()
                .statusCode(200)
                .body("model", equalTo("rest-run"))
                .body("family", equalTo("progan"))
                .body("versions", equalTo(checkpoints()))
                .body("at.imagesShown", equalTo((int) GROWN))
                .body("jobs", contains("rest-run"));
        when().get("/v1/models").then().body("models.model", hasItem("rest-run"));
    }

    @Test
    void versionsComeInTheirOrderWithPositionFilesAndMetrics() {
        when().get("/v1/models/rest-run/versions")
                .then()
                .statusCode(200)
                .body("versions", hasSize(checkpoints()))
                .body("versions[0].at.resolution", equalTo(4))
                .body("versions[0].at.phase", equalTo("stable"))
                .body("versions[0].files.'samples.png'.mediaType", equalTo("image/png"))
                .body("versions[0].metrics.metric", hasItems("is", "swd"))
                .body("versions[0].metrics.find { it.metric == 'swd' }.undefined", containsString("16 pixels"));
    }

    @Test
    void aMetricHasOneSeriesWithAPointForEachVersion() {
        when().get("/v1/models/rest-run/metrics")
                .then()
                .statusCode(200)
                .body("series.metric", contains("is", "swd"))
                .body("series[0].points", hasSize(checkpoints()))
                .body("series[0].points[-1].value", notNullValue())
                .body("series[0].points[-1].parts.reals", equalTo(7.58f))
                .body("series[0].points[-1].classes", hasSize(10))
                .body("series[1].points[0].value", nullValue())
                .body("series[1].points[0].undefined", containsString("16 pixels"))
                .body("series[1].points[0].phase", equalTo("stable"));
    }

    @Test
    void aFileIsSentWithItsDigestAsTagAndNeverAskedForAgain() {
        String path = "/v1/models/rest-run/versions/" + newest() + "/files/samples.png";
        VersionManifest manifest = run.manifest(GROWN);
        String digest = manifest.file("samples.png").digest().hex();

        byte[] sent = given().get(path)
                .then()
                .statusCode(200)
                .contentType("image/png")
                .header("ETag", '"' + digest + '"')
                .header("Cache-Control", allOf(containsString("immutable"), containsString("max-age=31536000")))
                .extract()
                .asByteArray();

        assertThat(Digest.of(sent).hex()).isEqualTo(digest);
        given().header("If-None-Match", '"' + digest + '"').get(path).then().statusCode(304);
    }

    @Test
    void aDamagedFileIsNotSentAndTheDigestIsNamed() {
        PlausibleRun damaged = PlausibleRun.of("rest-damaged", this::kept);
        VersionManifest manifest = damaged.manifest(5_000);
        events.send(new CheckpointPublished(1, manifest));
        Digest digest = manifest.file("generator.onnx").digest();
        store.put(Keys.blob(digest), "flipped".getBytes(StandardCharsets.UTF_8));
        await().until(() -> status("/v1/models/rest-damaged") == 200);

        when().get("/v1/models/rest-damaged/versions/" + manifest.version() + "/files/generator.onnx")
                .then()
                .statusCode(500)
                .body("error", containsString(digest.hex()));
    }

    @Test
    void anAliasIsSetAndServesItsVersion() {
        models.create(run.manifest(GROWN));

        given().contentType("application/json")
                .body("{\"version\": \"" + newest() + "\"}")
                .put("/v1/models/rest-run/aliases/best-swd")
                .then()
                .statusCode(200)
                .body("version", equalTo(newest()))
                .body("sequence", equalTo(1));

        await().untilAsserted(() ->
                when().get("/v1/models/rest-run/aliases").then().body("aliases.best-swd", equalTo(newest())));
        when().get("/v1/models/rest-run/versions/best-swd").then().body("aliases", contains("best-swd"));
        when().get("/v1/models/rest-run/versions/best-swd/files/samples.png")
                .then()
                .header("Cache-Control", "no-cache");
    }

    @Test
    void anAliasOfAVersionThatDoesNotExistIsRefused() {
        given().contentType("application/json")
                .body("{\"version\": \"000000001-0badcafe\"}")
                .put("/v1/models/rest-run/aliases/best-swd")
                .then()
                .statusCode(404)
                .body("error", containsString("000000001-0badcafe"));
        given().contentType("application/json")
                .body("{}")
                .put("/v1/models/rest-run/aliases/best-swd")
                .then()
                .statusCode(400)
                .body("field", equalTo("version"));
    }

    @Test
    void whatDoesNotExistIsNamed() {
        when().get("/v1/models/nobody").then().statusCode(404).body("error", equalTo("there is no model nobody"));
        when().get("/v1/jobs/nobody").then().statusCode(404).body("error", equalTo("there is no job nobody"));
        when().get("/v1/models/rest-run/versions/none").then().statusCode(404).body("error", containsString("none"));
        when().get("/v1/models/rest-run/versions/" + newest() + "/files/none")
                .then()
                .statusCode(404)
                .body("error", containsString("it has generator.onnx, samples.png"));
        when().get("/v1/datasets/nobody").then().statusCode(404).body("error", equalTo("there is no data set nobody"));
        when().get("/v1/nothing").then().statusCode(404).body("error", equalTo("there is nothing at /v1/nothing"));
    }

    @Test
    void aDataSetIsShownInItsNewestVersion() {
        dataSets.publish(dataSet("old", 10));
        dataSets.publish(dataSet("new", 20));

        when().get("/v1/datasets")
                .then()
                .statusCode(200)
                .body("datasets.find { it.name == 'shapes' }.version", equalTo("new"));
        when().get("/v1/datasets/shapes@old").then().body("count", equalTo(10)).body("levels", contains(4, 8));
    }

    @Test
    void aVariableSetIsShownWithItsKindAndItsLargestSides() {
        DataSetManifest.Shard shard = new DataSetManifest.Shard(Digest.of(new byte[0]), 1, 8);
        dataSets.publish(new DataSetManifest.Variable(
                1,
                new Name("photographs"),
                new Name("v1"),
                1,
                3,
                new DataSetManifest.Variable.Sides(30, 40),
                new DataSetManifest.Variable.Sides(50, 60),
                List.of(shard),
                shard));

        when().get("/v1/datasets/photographs")
                .then()
                .body("kind", equalTo("variable"))
                .body("height", equalTo(50))
                .body("width", equalTo(60))
                .body("levels", empty());
    }

    private static DataSetManifest dataSet(String version, int count) {
        DataSetManifest.Shard shard = new DataSetManifest.Shard(Digest.of(new byte[count]), count, count);
        SortedMap<Integer, List<DataSetManifest.Shard>> levels =
                new TreeMap<>(Map.of(4, List.of(shard), 8, List.of(shard)));
        return new DataSetManifest.Fixed(
                1, new Name("shapes"), new Name(version), count, 8, 8, 1, List.of(), levels, Optional.empty());
    }

    @Test
    void aBadNameIsRefusedWithItsField() {
        when().get("/v1/models/Not-A-Name")
                .then()
                .statusCode(400)
                .body("field", equalTo("model"))
                .body("error", startsWith("model: \"Not-A-Name\" is not a name"));
        given().urlEncodingEnabled(false).get("/v1/models/..%2Fsecret").then().statusCode(not(200));
        when().get("/v1/events?replay=some").then().statusCode(400).body("field", equalTo("replay"));
    }

    @Test
    void whatMonitorsAndGeneratorsNeedIsThere() {
        when().get("/q/health/ready").then().body("checks.name", hasItems("view", "broker", "store"));
        when().get("/q/metrics").then().body(containsString("crescendo_view_events_total"));
        when().get("/openapi?format=json")
                .then()
                .body("paths.'/v1/jobs/{job}/cancel'.post", notNullValue())
                .body("paths.size()", greaterThan(8));
    }
}
