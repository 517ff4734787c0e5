package crescendo.contracts.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a recipe says of watching. */
class WatchTest {
    private static final String SCORED = "\"metrics\": {\"names\": [\"swd\", \"is\"], \"classifier\": \"clothes\"}";
    private static final String GUARDED = ", \"guard\": {\"action\": \"stop\"}";

    @Test
    void aRecipeThatSaysNothingIsWatchedWithoutAVerdictAndWrittenAsBefore() {
        Recipe recipe = parse(SCORED);

        assertThat(recipe.watch())
                .isEqualTo(new Watch(List.of("swd", "is"), new TreeMap<>(Map.of("swd", 3.0)), new TreeMap<>(), false));
        assertThat(recipe.json().has("watch")).isFalse();
    }

    @Test
    void aRecipeKeepsItThroughWritingAndReading() {
        Recipe recipe = parse(
                SCORED + GUARDED
                        + ", \"watch\": {\"best\": [\"is\"], \"rise\": {\"swd\": 1.5}, \"fall\": {\"is\": 0.8}, \"verdict\": true}");

        assertThat(recipe.watch())
                .isEqualTo(new Watch(
                        List.of("is"), new TreeMap<>(Map.of("swd", 1.5)), new TreeMap<>(Map.of("is", 0.8)), true));
        assertThat(Recipe.parse(recipe.bytes(), new Name("other"))).isEqualTo(recipe);
    }

    @Test
    void whereVersionsAreLetGoOfNoAliasKeepsThemUnlessTheRecipeSaysSo() {
        assertThat(parse("\"retention\": {\"last\": 3}").watch().best()).isEmpty();
        assertThat(parse("\"retention\": {\"last\": 3}, \"watch\": {\"best\": [\"swd\"]}")
                        .watch()
                        .best())
                .containsExactly("swd");
    }

    @Test
    void whatIsNamedReplacesTheUsualRules() {
        assertThat(parse("\"watch\": {\"rise\": {}}").watch().rise()).isEmpty();
    }

    @Test
    void everyFaultIsToldWithWhatIsAllowed() {
        assertThatThrownBy(() -> parse(SCORED
                        + ", \"watch\": {\"best\": [\"fid\"], \"rise\": {\"swd\": 1, \"is\": 2}, \"fall\": {\"is\": 2},"
                        + " \"verdict\": true}"))
                .hasMessageContainingAll(
                        "recipe.watch.best: \"fid\" is not known, or is there twice; list some of swd, is",
                        "recipe.watch.rise.swd: 1.0 is not allowed; use a number above 1, or leave out swd",
                        "recipe.watch.rise.is: unknown field; known here are swd",
                        "recipe.watch.fall.is: 2 is not allowed; use a number from 0 to 1",
                        "recipe.watch.verdict: true is not allowed: recipe.guard.action is none");
    }

    @Test
    void aSimilarityOfSamplesThatRisesIsAFallOfDiversity() {
        Sign sign = Sign.of("ms-ssim");

        assertThat(sign).isEqualTo(Sign.FALL);
        assertThat(sign.shows(sign.measure("ms-ssim", 0.7), sign.measure("ms-ssim", 0.3), 0.5))
                .isTrue();
        assertThat(sign.shows(sign.measure("ms-ssim", 0.6), sign.measure("ms-ssim", 0.3), 0.5))
                .isFalse();
    }

    private static Recipe parse(String fields) {
        String json = "{\"data\": {\"train\": \"cats\"}, " + fields + "}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job-1"));
    }
}
