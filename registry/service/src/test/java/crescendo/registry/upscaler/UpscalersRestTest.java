package crescendo.registry.upscaler;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import crescendo.contracts.Digest;
import crescendo.contracts.model.UpscalerImport;
import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.imported.ImportContract;
import crescendo.registry.run.PlatformForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
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
