package crescendo.registry.extractor;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import crescendo.contracts.Digest;
import crescendo.contracts.model.ExtractorImport;
import crescendo.contracts.model.ExtractorSpec;
import crescendo.contracts.model.ImageInput;
import crescendo.contracts.model.ImageInput.Centres;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.model.WeightsImport;
import crescendo.registry.imported.ImportContract;
import crescendo.registry.run.PlatformForTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class ExtractorsRestTest extends ImportContract {
    @Override
    protected String kind() {
        return "extractor";
    }

    @Override
    protected Object of(Digest file) {
        return of(file, 299);
    }

    private static ExtractorImport of(Digest digest, int side) {
        ImageInput input = ImageInput.ranging(side, Centres.HALF_PIXEL, -1, 1, Layout.NCHW);
        return new ExtractorImport(
                new VersionManifest.FileRef(digest, 3, "application/octet-stream"),
                new ExtractorSpec("x", Optional.of("logits"), Optional.of("pool"), input),
                1008,
                2048,
                Map.of("preset", "inception-v3-fid"));
    }

    @Test
    void weightsBecomeTheNewestVersionOfTheirModel() {
        Digest file = stored("weights");
        WeightsImport asked = new WeightsImport(
                new VersionManifest.FileRef(file, 7, "application/x-safetensors"), 3, Map.of("preset", "vgg19"));

        String one = register("vgg/weights", asked).statusCode(200).extract().path("version");
        String again = register("vgg/weights", asked).extract().path("version");

        assertThat(one).isEqualTo(again).startsWith("000000001-");
        VersionManifest version = models.version(VersionRef.parse("vgg@" + one)).orElseThrow();
        assertThat(version.file(VersionManifest.WEIGHTS).digest()).isEqualTo(file);
        assertThat(version.family()).isEqualTo("extractor");
        assertThat(version.extractorFile()).as("it measures nothing").isEmpty();
        assertThat(version.run()).containsEntry("preset", "vgg19");
        register("vgg/weights", Map.of("colours", 3)).statusCode(400).body("field", equalTo("weights"));
    }

    @Test
    void aNetworkThatMeasuresAndWeightsToBeComparedInShareNoName() {
        WeightsImport weights = new WeightsImport(
                new VersionManifest.FileRef(stored("weights"), 7, "application/x-safetensors"), 3, Map.of());
        ExtractorImport network = of(stored("network"), 299);
        String one = register("bare/weights", weights).statusCode(200).extract().path("version");
        String two = register("whole", network).statusCode(200).extract().path("version");

        register("bare", network)
                .statusCode(409)
                .body(
                        "error",
                        equalTo("bare@" + one + " is weights to be compared in; give the network that measures another"
                                + " name than bare"));
        register("whole/weights", weights)
                .statusCode(409)
                .body(
                        "error",
                        equalTo("whole@" + two + " is a network that measures; give the weights another name than"
                                + " whole"));
    }

    @Test
    void anExtractorBecomesTheNewestVersionOfItsModelWithItsPreprocessingInTheManifest() {
        Digest first = stored("one");
        Digest second = stored("two");

        String one =
                register("inception", of(first, 299)).statusCode(200).extract().path("version");
        String again = register("inception", of(first, 299)).extract().path("version");
        String two = register("inception", of(second, 299)).extract().path("version");
        String resized = register("inception", of(second, 75)).extract().path("version");

        assertThat(one).isEqualTo(again).startsWith("000000001-");
        assertThat(two).startsWith("000000002-");
        assertThat(resized).startsWith("000000003-");
        assertThat(models.version(VersionRef.parse("inception@" + one))
                        .orElseThrow()
                        .extractor())
                .contains(of(first, 299).spec());
        await().untilAsserted(() -> when().get("/v1/models/inception")
                .then()
                .body("latest", equalTo(resized))
                .body("family", equalTo("extractor")));
        when().get("/v1/models/inception/versions/" + one)
                .then()
                .body("files.'extractor.onnx'.digest", equalTo(first.hex()))
                .body("extractor.input.centres", equalTo("half-pixel"))
                .body("run.preset", equalTo("inception-v3-fid"));
    }
}
