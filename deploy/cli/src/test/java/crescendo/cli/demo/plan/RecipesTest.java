package crescendo.cli.demo.plan;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.cli.train.Request;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecipesTest {
    private static final DataSetRef TRAIN = DataSetRef.parse("fashion-mnist@1a2b");
    private static final DataSetRef TEST = DataSetRef.parse("fashion-mnist-test@3c4d");
    private static final DemoSet FASHION = new DemoSet(new Name("fashion"), TRAIN, Optional.of(TEST), 32, 1, 10);

    @ParameterizedTest
    @EnumSource(Variant.class)
    void growsFromFourToThirtyTwoAfterAClassifierOfTheSameData(Variant variant) {
        Recipes recipes = new Recipes(variant, FASHION);

        Request classifier = recipes.classifier().orElseThrow();
        Recipe proGan = recipes.proGan(Optional.of(classifier.job()));

        assertThat(proGan.program().schedule().phases())
                .extracting(p -> p.resolution() + " " + p.kind())
                .containsExactly("4 stable", "8 fade", "8 stable", "16 fade", "16 stable", "32 fade", "32 stable");
        assertThat(proGan.after()).contains(classifier.job());
        assertThat(proGan.measuring().metrics()).containsExactly("swd", "is");
        assertThat(proGan.measuring().classifier()).contains(classifier.recipe().model());
        assertThat(proGan.data()).containsEntry("train", TRAIN).containsEntry("test", TEST);
        assertThat(proGan.program().colours()).isEqualTo(1);
    }

    @Test
    void asksForTheSameClassifierJobForTheSameData() {
        assertThat(new Recipes(Variant.FULL, FASHION).classifier())
                .isEqualTo(new Recipes(Variant.FULL, FASHION).classifier());
    }

    @Test
    void doesWithoutClassifierAndInceptionScoreForImagesWithoutClasses() {
        DemoSet own = new DemoSet(new Name("own"), TRAIN, Optional.empty(), 32, 3, 0);
        Recipes recipes = new Recipes(Variant.FULL, own);

        Recipe proGan = recipes.proGan(Optional.empty());

        assertThat(recipes.classifier()).isEmpty();
        assertThat(proGan.measuring().metrics()).containsExactly("swd");
        assertThat(proGan.program().colours()).isEqualTo(3);
        assertThat(proGan.data()).containsOnlyKeys("train");
    }

    @Test
    void growsNoFurtherThanTheImages() {
        DemoSet small = new DemoSet(new Name("own"), TRAIN, Optional.empty(), 16, 1, 0);

        Recipe proGan = new Recipes(Variant.FULL, small).proGan(Optional.empty());

        assertThat(proGan.program().schedule().finalResolution()).isEqualTo(16);
    }

    @Test
    void keepsItsProportionsWhenScaled() {
        Recipe whole = new Recipes(Variant.FULL, FASHION).proGan(Optional.empty());

        Recipe half = Scaling.of(whole, 0.5);

        Program.ProGan program = (Program.ProGan) half.program();
        Program.ProGan before = (Program.ProGan) whole.program();
        before.growth().stableImages().forEach((resolution, images) -> assertThat(
                        program.growth().stableImages().get(resolution) / (double) images)
                .as("stable images at " + resolution)
                .isBetween(0.49, 0.51));
        assertThat(Recipe.parse(half.bytes(), half.model())).isEqualTo(half);
    }

    @Test
    void isTheSameRecipeWhenScaledByOne() {
        Recipe whole = new Recipes(Variant.FULL, FASHION).proGan(Optional.empty());

        assertThat(Scaling.of(whole, 1).program().schedule())
                .isEqualTo(whole.program().schedule());
    }
}
