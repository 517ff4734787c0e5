package crescendo.registry.upscaler;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.PlausibleRun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class UpscalersRestTest {
    @Inject
    Blobs blobs;

    @Inject
    Models models;

    @BeforeEach
    void ready() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    private static UpscalerImport of(Digest digest, int overlap) {
        FileRef file = new FileRef(digest, 3, "application/octet-stream");
        return new UpscalerImport(
                file,
                UpscalerSpec.own(4, 3, overlap),
                new Port("images", "uint8", List.of(-1, -1, -1, 3)),
                new Port("upscaled", "uint8", List.of(-1, -1, -1, 3)),
                file,
                1,
                file,
                Map.of("file", "net.onnx"));
    }

    private static ValidatableResponse register(String model, UpscalerImport asked) {
        return given().contentType("application/json")
                .body(Json.write(asked))
                .post("/v1/upscalers/" + model)
                .then();
    }

    private Digest stored(String text) {
        return blobs.put(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anUpscalerBecomesTheNewestVersionOfItsModelWithItsUseInTheManifest() {
        Digest file = stored("upscaler one");

        String one = register("larger", of(file, 12)).statusCode(200).extract().path("version");
        String again = register("larger", of(file, 12)).extract().path("version");
        String two = register("larger", of(file, 20)).extract().path("version");

        assertThat(one).isEqualTo(again).startsWith("000000001-");
        assertThat(two).startsWith("000000002-");
        assertThat(models.version(VersionRef.parse("larger@" + one))
                        .orElseThrow()
                        .upscaler())
                .contains(UpscalerSpec.own(4, 3, 12));
        await().untilAsserted(() -> when().get("/v1/models/larger")
                .then()
                .body("latest", equalTo(two))
                .body("family", equalTo("upscaler")));
    }

    @Test
    void whatCannotBeRegisteredIsRefusedWithTheReason() {
        Digest there = stored("upscaler two");
        models.create(PlausibleRun.of("trained-too", PlausibleRun.UNKEPT).manifest(5_000));

        register("nowhere-too", of(Digest.of(new byte[] {78}), 3))
                .statusCode(409)
                .body("error", containsString("store it first"));
        register("trained-too", of(there, 3))
                .statusCode(409)
                .body("error", startsWith("trained-too is a progan that was trained here"));
        given().contentType("application/json")
                .body("{}")
                .post("/v1/upscalers/larger")
                .then()
                .statusCode(400)
                .body("field", equalTo("upscaler"));
    }
}
