package crescendo.registry.upscaler;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.Interpolation;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.imported.ImportContract;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.PlausibleRun;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class UpscalersRestTest extends ImportContract {
    @Override
    protected String kind() {
        return "upscaler";
    }

    @Override
    protected Object of(Digest file) {
        return of(file, 3);
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

    /** Between two, whose weights it has. */
    private UpscalerImport between(Digest file, VersionRef from, VersionRef to, double alpha) {
        UpscalerImport made = of(file, 12);
        return new UpscalerImport(
                made.file(),
                made.spec(),
                made.input(),
                made.output(),
                made.golden(),
                1,
                made.samples(),
                Map.of(),
                Optional.of(made.file()),
                Optional.of(new Interpolation(from, to, alpha)));
    }

    private VersionRef registered(String model, String content) {
        return VersionRef.parse(
                model + "@" + register(model, of(stored(content), 12)).extract().path("version"));
    }

    @Test
    void anInterpolatedUpscalerHasBothParentsInItsLineage() {
        VersionRef soft = registered("soft", "soft");
        VersionRef sharp = registered("sharp", "sharp");
        Digest file = stored("between");

        String one = register("blended", between(file, soft, sharp, 0.5))
                .statusCode(200)
                .extract()
                .path("version");
        String again =
                register("blended", between(file, soft, sharp, 0.5)).extract().path("version");
        String two =
                register("blended", between(file, soft, sharp, 0.75)).extract().path("version");

        assertThat(one).isEqualTo(again).startsWith("000000001-");
        assertThat(two).as("the same bytes elsewhere").startsWith("000000002-");
        VersionManifest kept =
                models.version(VersionRef.parse("blended@" + one)).orElseThrow();
        assertThat(kept.lineage().parents()).containsExactly(soft, sharp);
        assertThat(kept.lineage().alpha()).contains(0.5);
        assertThat(kept.lineage().models())
                .containsEntry("from", new ModelPin(soft, Digest.of("soft".getBytes(StandardCharsets.UTF_8))))
                .containsKey("to");
        assertThat(kept.files()).containsKey(VersionManifest.WEIGHTS);
        assertThat(models.retire(sharp, new Name("gone"))).as("a parent stays").isFalse();
        await().untilAsserted(() -> when().get("/v1/models/blended/versions/" + one)
                .then()
                .body("lineage.parents", contains(soft.toString(), sharp.toString()))
                .body("lineage.alpha", equalTo(0.5f)));
    }

    @Test
    void whatCannotBeAParentIsRefusedWithTheReason() {
        VersionRef soft = registered("soft", "soft");
        VersionManifest generator =
                PlausibleRun.of("no-parent", PlausibleRun.UNKEPT).manifest(5_000);
        models.create(generator);
        VersionRef retired = registered("going", "going");
        models.retire(retired, new Name("job"));
        Digest file = stored("between");

        register("blended", between(file, soft, VersionRef.parse("soft@000000099-00000000"), 0.5))
                .statusCode(404)
                .body("error", equalTo("there is no version soft@000000099-00000000 to interpolate from"));
        register("blended", between(file, soft, generator.ref(), 0.5))
                .statusCode(409)
                .body("error", containsString("is a progan; upscalers only are interpolated"));
        register("blended", between(file, soft, retired, 0.5))
                .statusCode(409)
                .body("error", containsString("is being removed"));
        ObjectNode beyond = (ObjectNode) Json.tree((Object) between(file, soft, retired, 0.5));
        ((ObjectNode) beyond.get("between")).put("alpha", 1.5);
        register("blended", beyond).statusCode(400).body("error", containsString("alpha: 1.5 is not allowed"));
        ((ObjectNode) beyond.get("between")).remove("alpha");
        register("blended", beyond).statusCode(400).body("error", containsString("alpha: missing; use 0"));
    }

    @Test
    void aRefusedRequestKeepsNoParent() {
        VersionRef soft = registered("free-soft", "free soft");
        VersionRef sharp = registered("free-sharp", "free sharp");
        VersionManifest generator =
                PlausibleRun.of("trained-name", PlausibleRun.UNKEPT).manifest(5_000);
        models.create(generator);

        register(generator.model().value(), between(stored("between"), soft, sharp, 0.5))
                .statusCode(409);

        assertThat(models.retire(soft, new Name("job"))).as("it may go").isTrue();
        assertThat(models.retire(sharp, new Name("job"))).as("it may go").isTrue();
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
}
