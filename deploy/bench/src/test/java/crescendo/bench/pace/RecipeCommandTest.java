package crescendo.bench.pace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.bench.Spoken;
import crescendo.contracts.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeCommandTest {
    @TempDir
    Path folder;

    private String recipe(String json) throws IOException {
        return Files.writeString(folder.resolve("recipe.json"), json).toString();
    }

    @Test
    void timesAStepOfEveryStageOnce() throws IOException {
        String file = recipe("""
                {"data": {"train": "x"}, "network": {"fmapMax": 8, "conditioning": "ac-gan"}, "objective": {"penalty": {"kind": "r1", "every": 3}},
                 "schedule": {"resolution": 8, "minibatch": {"4": 8, "8": 4}}}""");

        Spoken spoken = Spoken.by("recipe", file, "--json");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        JsonNode steps =
                Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8)).get("steps");
        assertThat(steps.findValuesAsText("resolution")).containsExactly("4", "8");
        assertThat(steps.findValuesAsText("minibatch")).containsExactly("8", "4");
        assertThat(steps)
                .allSatisfy(step -> assertThat(step.get("millis").doubleValue()).isPositive());
    }

    @Test
    void timesAnUpscalerOnPairs() throws IOException {
        String file = recipe("""
                {"family": "rrdb", "data": {"train": "x"}, "network": {"scale": 2, "channels": 8, "blocks": 1, "growth": 4},
                 "schedule": {"crop": 48, "images": 64, "minibatch": 2}}""");

        Spoken spoken = Spoken.by("recipe", file, "--json");

        assertThat(spoken.exitCode()).as(spoken.err()).isZero();
        assertThat(Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8)).findValuesAsText("resolution"))
                .containsExactly("48");
    }

    @Test
    void beginsNoFurtherStageOnceItsTimeIsOver() throws IOException {
        String file = recipe(
                "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 8}, \"schedule\": {\"resolution\": 64}}");

        Spoken spoken = Spoken.by("recipe", file, "--seconds", "0", "--json");

        assertThat(Json.tree(spoken.out().getBytes(StandardCharsets.UTF_8))
                        .get("steps")
                        .size())
                .isLessThan(5);
    }

    @Test
    void refusesWhatIsNoRecipe() throws IOException {
        Spoken spoken = Spoken.by("recipe", recipe("{\"schedule\": {\"resolution\": 48}}"));

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err()).contains("schedule.resolution: 48");
    }

    @Test
    void asksForARecipeThatCanBeRead() {
        Spoken spoken = Spoken.by("recipe", "nowhere.json");

        assertThat(spoken.exitCode()).isEqualTo(2);
        assertThat(spoken.err()).contains("RECIPE.json: nowhere.json is not allowed; use the file of a recipe");
    }
}
