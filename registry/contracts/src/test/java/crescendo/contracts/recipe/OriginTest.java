package crescendo.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.fault.InvalidRecipe;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginTest {
    private static final Name SHIRTS = new Name("shirts");

    @Test
    void whatLooksLikeAVersionIsOneAndAllElseIsAnAlias() {
        Name version = VersionRef.of(SHIRTS, new Name("job"), 64_000).version();

        assertThat(Origin.parse("shirts@" + version))
                .isEqualTo(new Origin(SHIRTS, Optional.of(version), Optional.empty()));
        assertThat(Origin.parse("shirts@production"))
                .isEqualTo(new Origin(SHIRTS, Optional.empty(), Optional.of(new Name("production"))));
        assertThat(Origin.parse("shirts")).isEqualTo(new Origin(SHIRTS, Optional.empty(), Optional.empty()));
    }

    @Test
    void aRecipeKeepsItThroughWritingAndReading() {
        Recipe recipe =
                parse("{\"data\": {\"train\": \"cats\"}, \"from\": {\"model\": \"shirts\", \"alias\": \"best\"}}");

        Recipe again = Recipe.parse(recipe.bytes(), new Name("other"));

        assertThat(recipe.from()).map(Origin::toString).hasValue("shirts@best");
        assertThat(again).isEqualTo(recipe);
        assertThat(again.digest()).isEqualTo(recipe.digest());
    }

    @Test
    void aRecipeThatNamesAVersionAndAnAliasIsRefused() {
        assertThatThrownBy(() -> parse("{\"data\": {\"train\": \"cats\"},"
                        + " \"from\": {\"model\": \"shirts\", \"alias\": \"best\", \"version\": \"v1\"}}"))
                .isInstanceOf(InvalidRecipe.class)
                .hasMessage("recipe.from.alias: given beside version;"
                        + " use the one or the other, or neither for the newest version");
    }

    @Test
    void aRecipeThatNamesNoModelIsRefused() {
        assertThatThrownBy(() -> parse("{\"data\": {\"train\": \"cats\"}, \"from\": {\"versoin\": \"v1\"}}"))
                .hasMessageContaining("recipe.from.model: missing")
                .hasMessageContaining("recipe.from.versoin: unknown field");
    }

    private static Recipe parse(String json) {
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job-1"));
    }
}
