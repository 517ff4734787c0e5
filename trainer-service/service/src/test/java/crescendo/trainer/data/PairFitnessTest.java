package crescendo.trainer.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.job.References.UnusableReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PairFitnessTest {
    private static final Shard SHARD = new Shard(Digest.of(new byte[0]), 1, 8);

    @Test
    void cropsMustFitIntoEveryImageThatIsTrainedOn() {
        assertThatCode(() -> PairFitness.ofTrained("recipe.data.train", photographs(3, 128), program()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PairFitness.ofTrained("recipe.data.train", photographs(3, 127), program()))
                .isInstanceOf(UnusableReference.class)
                .hasMessage(
                        "recipe.data.train: data set photographs@v1 has images of only 127×300 pixels (least height and width);"
                                + " recipe.schedule.crop is 128");
    }

    @Test
    void imagesThatAreOnlyShownMayBeSmaller() {
        assertThatCode(() -> PairFitness.ofTested("recipe.data.test", photographs(3, 4), program(), List.of()))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PairFitness.ofTested("recipe.data.test", photographs(3, 3), program(), List.of()))
                .hasMessageContaining("recipe.network.scale is 4");
    }

    @Test
    void imagesThatAreMeasuredHoldAWindowWithinTheirBorder() {
        List<String> metrics = List.of("psnr", "ssim");

        assertThatCode(() -> PairFitness.ofTested("recipe.data.test", photographs(3, 20), program(), metrics))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PairFitness.ofTested("recipe.data.test", photographs(3, 19), program(), metrics))
                .as("of 19 rows 16 are whole low-resolution pixels, and 11 + 2·4 are needed")
                .hasMessage("recipe.data.test: data set photographs@v1 has images of only 19×300 pixels (least height"
                        + " and width); psnr, ssim of ×4 take at least 20; leave out smaller images, or set"
                        + " recipe.metrics.names to []");
    }

    @Test
    void whereSimilarityIsNotMeasuredAPixelWithinTheBorderIsEnough() {
        List<String> metrics = List.of("psnr");

        assertThatCode(() -> PairFitness.ofTested("recipe.data.test", photographs(3, 12), program(), metrics))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> PairFitness.ofTested("recipe.data.test", photographs(3, 11), program(), metrics))
                .hasMessageContaining("psnr of ×4 take at least 12");
    }

    @Test
    void coloursMustBeTheNetworks() {
        assertThatThrownBy(() -> PairFitness.ofTrained("recipe.data.train", photographs(1, 300), program()))
                .hasMessageContaining("has 1 colours, recipe.network.colours is 3");
    }

    @Test
    void aSetOfOneSizeIsRefusedByNameAndKind() {
        DataSetManifest faces = new DataSetManifest.Fixed(
                1, new Name("faces"), new Name("v1"), 1, 4, 4, 3, List.of(), new TreeMap<>(), Optional.empty());

        assertThatThrownBy(() -> PairFitness.ofTrained("recipe.data.train", faces, program()))
                .isInstanceOf(UnusableReference.class)
                .hasMessageContaining("recipe.data.train: data set faces@v1 is fixed");
    }

    private static DataSetManifest photographs(int colours, int height) {
        return new DataSetManifest.Variable(
                1,
                new Name("photographs"),
                new Name("v1"),
                1,
                colours,
                new Sides(height, 300),
                new Sides(400, 400),
                List.of(SHARD),
                SHARD);
    }

    private static Program.Upscaler program() {
        byte[] json = "{\"family\": \"rrdb\", \"data\": {\"train\": \"photographs\"}, \"schedule\": {\"crop\": 128}}"
                .getBytes(StandardCharsets.UTF_8);
        return (Program.Upscaler) Recipe.parse(json, new Name("larger")).program();
    }
}
