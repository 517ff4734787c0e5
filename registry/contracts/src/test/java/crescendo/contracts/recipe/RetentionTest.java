package crescendo.contracts.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
    @Test
    void aRecipeThatSaysNothingKeepsEverythingAndIsWrittenAsBefore() {
        Recipe recipe = parse("{}");

        assertThat(recipe.retention()).isEqualTo(Retention.ALL);
        assertThat(recipe.json().has("retention")).isFalse();
    }

    @Test
    void aRecipeKeepsItThroughWritingAndReading() {
        Recipe recipe = parse("{\"last\": 3, \"best\": {\"metric\": \"swd\", \"count\": 2}, \"stages\": false}");

        assertThat(recipe.retention()).isEqualTo(new Retention(3, Optional.of(new Retention.Best("swd", 2)), false));
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @Test
    void theEndsOfPhasesStayUnlessTheRecipeSaysOtherwise() {
        assertThat(parse("{\"last\": 1}").retention()).isEqualTo(new Retention(1, Optional.empty(), true));
    }

    @Test
    void aMetricThatIsNotMeasuredIsRefused() {
        assertThatThrownBy(() -> parse("{\"last\": 1, \"best\": {\"metric\": \"is\"}}"))
                .hasMessage("recipe.retention.best.metric: \"is\" is not known; use one of swd");
    }

    @Test
    void bestBesideEverythingIsRefused() {
        assertThatThrownBy(() -> parse("{\"best\": {\"metric\": \"swd\"}}"))
                .hasMessage("recipe.retention.last: 0 keeps all versions, so best has no meaning;"
                        + " use a number from 1, or leave out best");
    }

    private static Recipe parse(String retention) {
        String json = "{\"data\": {\"train\": \"cats\"}, \"retention\": " + retention + "}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job-1"));
    }
}
