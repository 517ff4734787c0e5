package crescendo.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.gan.GanSettings;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.tower.Compute;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunsTest {
    private static final Pins NOTHING = new Pins(Map.of(), Map.of());

    @Test
    void takesTheObjectiveAndItsPenaltiesFromTheRecipe() {
        Recipe recipe = recipe("{\"data\": {\"train\": \"faces\"}, \"objective\": {\"loss\": \"wasserstein\"}}");

        GanSettings settings =
                Runs.settings((Program.ProGan) recipe.program(), NOTHING, 0, recipe.seed(), Compute.processor(2));

        assertThat(settings.objective()).isEqualTo(new Wasserstein());
        assertThat(settings.regularisers()).containsExactly(new GradientPenalty(10, 1, 1), new Drift(0.001));
        assertThat(settings.discriminator().colours()).isEqualTo(3);
    }

    @Test
    void trainsInThePartsThatWerePinnedWhereTheRecipeLeftThemOpen() {
        Recipe open = recipe(
                "{\"data\": {\"train\": \"faces\"}, \"schedule\": {\"resolution\": 8, \"minibatch\": \"auto\"}}");
        Pins pins = NOTHING.withChoices(ChosenParts.choices(new TreeMap<>(Map.of(4, 64, 8, 32))));

        GanSettings settings =
                Runs.settings((Program.ProGan) open.program(), pins, 0, open.seed(), Compute.processor(2));

        assertThat(settings.layout().execution().atOnce(8, 128)).isEqualTo(32);
        assertThat(settings.layout().execution().atOnce(4, 128)).isEqualTo(64);
    }

    @Test
    void opensAClassifierThatKnowsItsClasses() {
        Recipe recipe = recipe("{\"family\": \"classifier\", \"data\": {\"train\": \"clothes\"},"
                + "\"network\": {\"channels\": [4], \"colours\": 1},"
                + "\"schedule\": {\"resolution\": 8, \"images\": 100, \"minibatch\": 50}}");

        try (TrainingRun run = Runs.open(recipe, NOTHING, 7, Compute.processor(1))) {
            Tensor bias = run.weights().get("classifier").get("logits/bias");

            assertThat(bias.shape()).containsExactly(7);
        }
    }

    @Test
    void opensAClassifierOfStackedConvolutions() {
        Recipe recipe =
                recipe("{\"family\": \"classifier\", \"data\": {\"train\": \"clothes\"}, \"preset\": \"vgg-small\","
                        + "\"schedule\": {\"resolution\": 8}}");

        try (TrainingRun run = Runs.open(recipe, NOTHING, 7, Compute.processor(1))) {
            Map<String, Tensor> weights = run.weights().get("classifier");

            assertThat(weights.get("conv3_2/weight").shape()).containsExactly(3, 3, 64, 64);
            assertThat(weights.get("hidden/weight").shape()).containsExactly(64, 128);
        }
    }

    private static Recipe recipe(String json) {
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("job-1"));
    }
}
