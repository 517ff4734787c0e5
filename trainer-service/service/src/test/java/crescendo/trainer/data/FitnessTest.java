package crescendo.trainer.data;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.dataset.DataSetManifest.Variable.Sides;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.job.References.UnusableReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FitnessTest {
    @Test
    void aDataSetOfTheShapeThatARecipeGrowsIsFit() {
        assertThatCode(() -> Fitness.require("recipe.data.train", people(16, 8), recipe("[4, 2]", 16)))
                .doesNotThrowAnyException();
    }

    @Test
    void aDataSetOfAnotherShapeIsRefusedWithBoth() {
        assertThatThrownBy(() -> Fitness.require("recipe.data.train", people(16, 8), recipe("[4, 4]", 16)))
                .hasMessage("recipe.data.train: data set people@v1 has images of 16×8, whose base shape is [4, 2];"
                        + " the recipe's is [4, 4] (recipe.network.baseShape)");
    }

    @Test
    void aLevelThatIsMissingIsNamedByBothSides() {
        assertThatThrownBy(() -> Fitness.require("recipe.data.train", people(16, 8), recipe("[4, 2]", 32)))
                .hasMessageContaining("has no images of 32×16; it has [4, 8, 16]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ac-gan", "projection"})
    void aNetworkThatHeedsClassesNeedsASetWithSome(String conditioning) {
        Program program = recipe("[4, 2], \"conditioning\": \"" + conditioning + "\"", 16);

        assertThatThrownBy(() -> Fitness.require("recipe.data.train", people(16, 8), program))
                .isInstanceOf(UnusableReference.class)
                .hasMessage("recipe.data.train: data set people@v1 has no classes, but recipe.network.conditioning is "
                        + conditioning + "; use a set with a folder for each class, or none");
        assertThatCode(() -> Fitness.require("recipe.data.train", people(16, 8, "old", "young"), program))
                .doesNotThrowAnyException();
    }

    @Test
    void aSetOfManySizesIsRefusedByNameAndKind() {
        DataSetManifest.Shard shard = new DataSetManifest.Shard(Digest.of(new byte[0]), 1, 8);
        Sides sides = new Sides(40, 60);
        DataSetManifest photographs = new DataSetManifest.Variable(
                1, new Name("photographs"), new Name("v1"), 1, 3, sides, sides, List.of(shard), shard);

        assertThatThrownBy(() -> Fitness.require("recipe.data.train", photographs, recipe("[4, 4]", 16)))
                .isInstanceOf(UnusableReference.class)
                .hasMessage(
                        "recipe.data.train: data set photographs@v1 is variable (images of any size), and a fixed one"
                                + " is needed; import it without --variable");
    }

    private static DataSetManifest people(int height, int width, String... classes) {
        var shards = List.of(new DataSetManifest.Shard(Digest.of(new byte[0]), 5, 1));
        var levels = new TreeMap<Integer, List<DataSetManifest.Shard>>();
        for (int side = 4; side <= Math.max(height, width); side *= 2) levels.put(side, shards);
        return new DataSetManifest.Fixed(
                1,
                new Name("people"),
                new Name("v1"),
                5,
                height,
                width,
                3,
                List.of(classes),
                levels,
                classes.length == 0 ? Optional.empty() : Optional.of(shards.get(0)));
    }

    private static Program recipe(String baseShape, int resolution) {
        String json = "{\"data\": {\"train\": \"people\"}, \"network\": {\"baseShape\": " + baseShape
                + "}, \"schedule\": {\"resolution\": " + resolution + "}}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job-1"))
                .program();
    }
}
