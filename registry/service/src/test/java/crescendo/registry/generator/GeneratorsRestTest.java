package crescendo.registry.generator;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import crescendo.contracts.Digest;
import crescendo.contracts.model.GeneratorImport;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
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
class GeneratorsRestTest extends ImportContract {
    @Override
    protected String kind() {
        return "generator";
    }

    @Override
    protected Object of(Digest file) {
        return of(file, List.of());
    }

    private static GeneratorImport of(Digest digest, List<String> classes) {
        FileRef file = new FileRef(digest, 3, "application/octet-stream");
        return new GeneratorImport(file, 100, 64, 48, 3, classes, file, 1, 8, file, Map.of("file", "net.onnx"));
    }

    @Test
    void aGeneratorBecomesTheNewestVersionOfItsModelUsedAsOneTrainedHere() {
        Digest file = stored("generator one");

        String one =
                register("faces", of(file, List.of())).statusCode(200).extract().path("version");
        String again = register("faces", of(file, List.of())).extract().path("version");
        String two =
                register("faces", of(file, List.of("old", "young"))).extract().path("version");

        assertThat(one).isEqualTo(again).startsWith("000000001-");
        assertThat(two).startsWith("000000002-");
        VersionManifest manifest =
                models.version(VersionRef.parse("faces@" + two)).orElseThrow();
        assertThat(manifest.inputs())
                .containsExactly(
                        new Port("latents", "float32", List.of(-1, 100)), new Port("labels", "int64", List.of(-1)));
        assertThat(manifest.outputs())
                .containsExactly(
                        new Port("images", "uint8", List.of(-1, 64, 48, 3)),
                        new Port("raw", "float32", List.of(-1, 64, 48, 3)));
        assertThat(manifest.golden()).contains(new Golden(1, 8));
        assertThat(manifest.classes()).containsExactly("old", "young");
        await().untilAsserted(() -> when().get("/v1/models/faces")
                .then()
                .body("latest", equalTo(two))
                .body("family", equalTo("generator")));
    }
}
