package crescendo.contracts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.ImageInput.Layout;
import crescendo.contracts.model.UpscalerSpec.Colours;
import crescendo.contracts.model.UpscalerSpec.Values;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.model.VersionManifest.Golden;
import crescendo.contracts.model.VersionManifest.Lineage;
import crescendo.contracts.model.VersionManifest.Port;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.schedule.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpscalerSpecTest {
    private static final UpscalerSpec OWN = UpscalerSpec.own(4, 3, 12);

    @Test
    void theManifestOfAnUpscalerIsWrittenAsItsGoldenFileAndComesBack() throws IOException {
        VersionManifest manifest = manifest();

        String golden = golden();

        assertThat(Json.pretty(manifest)).isEqualTo(golden);
        assertThat(Json.read(golden.getBytes(StandardCharsets.UTF_8), VersionManifest.class))
                .isEqualTo(manifest);
    }

    @Test
    void aManifestWithoutAnUpscalerIsReadAsBefore() throws IOException {
        ObjectNode json = (ObjectNode) Json.tree(golden().getBytes(StandardCharsets.UTF_8));
        json.remove("upscaler");

        assertThat(Json.read(Json.write(json), VersionManifest.class).upscaler())
                .isEmpty();
    }

    @Test
    void whatIsLaterAddedToAnUpscalerIsPassedOver() {
        ObjectNode json = (ObjectNode) Json.tree((Object) OWN);
        json.put("addedLater", 1);

        assertThat(Json.read(Json.write(json), UpscalerSpec.class)).isEqualTo(OWN);
    }

    @Test
    void aVersionKeepsItsUseWhenOtherPartsChange() {
        VersionManifest other = manifest()
                .withModel(
                        "perceptual", new VersionManifest.ModelPin(VersionRef.parse("vgg@v1"), Digest.of(new byte[1])));

        assertThat(other.upscaler()).contains(OWN);
        assertThat(other.lineage().models()).containsKey("perceptual");
    }

    @Test
    void anInterpolatedVersionNamesBothParentsAndWhereItLiesBetweenThem() {
        List<VersionRef> parents = List.of(VersionRef.parse("bsds@v1"), VersionRef.parse("gan@v2"));
        Digest digest = Digest.of(new byte[1]);
        Lineage lineage = new Lineage(Map.of(), Map.of(), parents, digest, Optional.of(0.8));

        String written = new String(Json.write(lineage), StandardCharsets.UTF_8);

        assertThat(written).contains("\"parents\":[\"bsds@v1\",\"gan@v2\"]", "\"alpha\":0.8");
        assertThat(Json.read(written.getBytes(StandardCharsets.UTF_8), Lineage.class))
                .isEqualTo(lineage);
    }

    @Test
    void anInterpolationLiesBetweenTwoVersionsAndNowhereElse() {
        VersionRef one = VersionRef.parse("bsds@v1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interpolation(one, one, 1.01))
                .withMessageContaining("alpha: 1.01 is not allowed; use 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interpolation(one, one, Double.NaN))
                .withMessageContaining("alpha: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interpolation(one, one, 0.5))
                .withMessageContaining("both bsds@v1");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Lineage(Map.of(), Map.of(), List.of(one), Digest.of(new byte[1]), Optional.of(0.5)))
                .withMessageContaining("two of them, not 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Lineage(Map.of(), Map.of(), List.of(one, one), Digest.of(new byte[1]), Optional.of(-0.5)))
                .withMessageContaining("alpha: -0.5 is not allowed");
    }

    @Test
    void anInterpolationIsReadWithItsAlphaOrNotAtAll() {
        Interpolation least = new Interpolation(VersionRef.parse("bsds@v1"), VersionRef.parse("gan@v2"), -0.0);
        byte[] lacking = "{\"from\":\"bsds@v1\",\"to\":\"gan@v2\"}".getBytes(StandardCharsets.UTF_8);

        assertThat(Json.read(Json.write(least), Interpolation.class)).isEqualTo(least);
        assertThat(new String(Json.write(least), StandardCharsets.UTF_8)).contains("\"alpha\":0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Json.read(lacking, Interpolation.class))
                .withMessageContaining("alpha: missing; use 0");
    }

    @Test
    void alphaIsShownAsAPersonWritesIt() {
        assertThat(List.of(Interpolation.shown(0), Interpolation.shown(0.25), Interpolation.shown(1)))
                .containsExactly("0", "0.25", "1");
    }

    @Test
    void refusesWhatNoFileCanMean() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpscalerSpec.own(17, 3, 12))
                .withMessageContaining("scale: 17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpscalerSpec.own(4, 3, -1))
                .withMessageContaining("overlap: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UpscalerSpec.own(4, 2, 0))
                .withMessageContaining("not 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Values("uint8", 0, 1))
                .withMessageContaining("0 to 255");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Values("float16", 0, 1))
                .withMessageContaining("float32 or uint8");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new UpscalerSpec("x", "y", 2, Colours.BGR, Layout.NCHW, Values.BYTES, Values.BYTES, 0, 0))
                .withMessageContaining("multiple: 0");
    }

    private static VersionManifest manifest() {
        Name job = new Name("bsds-1");
        Digest digest = Digest.of("a file".getBytes(StandardCharsets.UTF_8));
        return new VersionManifest(
                        VersionManifest.SCHEMA_VERSION,
                        new Name("bsds"),
                        VersionRef.of(new Name("bsds"), job, 64_000).version(),
                        "rrdb",
                        job,
                        new At(64_000, 4_000, 128, Phase.Kind.STABLE, 1, true),
                        List.of(new Port("images", "uint8", List.of(-1, -1, -1, 3))),
                        List.of(new Port("upscaled", "uint8", List.of(-1, -1, -1, 3))),
                        Map.of(VersionManifest.UPSCALER, new FileRef(digest, 6, "application/octet-stream")),
                        Optional.of(new Golden(0, 2)),
                        List.of(),
                        new Lineage(Map.of("train", DataSetRef.parse("bsds500@1a2b3c4d")), Map.of(), List.of(), digest),
                        Optional.empty(),
                        Map.of("threads", "2"))
                .with(OWN);
    }

    private static String golden() throws IOException {
        try (InputStream in = UpscalerSpecTest.class.getResourceAsStream("/golden/upscaler-manifest.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        }
    }
}
