package crescendo.trainer.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.job.References;
import crescendo.trainer.job.References.UnusableReference;
import crescendo.trainer.model.shape.Summary;
import crescendo.trainer.model.vgg.VggClassifier;
import crescendo.trainer.model.vgg.VggPlan;
import crescendo.trainer.plan.AvailableMemory;
import crescendo.trainer.plan.Forecast;
import crescendo.trainer.plan.MemoryModel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WithinMemoryTest {
    private static final References KNOWN = (recipe, after) -> new Pins(Map.of(), Map.of());

    private static final String COMPARED = """
            {"family": "esrgan", "data": {"train": "x"}, "from": "scratch",
             "objective": {"perceptual": {"extractor": "seeing", "layer": "conv2_2"}}}
            """;

    private static Recipe recipe(String minibatch) {
        String json = "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 64},"
                + " \"schedule\": {\"from\": 32, \"resolution\": 32, \"minibatch\": " + minibatch + "}}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("m"));
    }

    private static References within(long mib) {
        return new WithinMemory(
                KNOWN, none -> Map.of(), MemoryModel.TRAINER, new AvailableMemory(mib, "as this test has it"));
    }

    @Test
    void pinsThePartsThatItChoseForARecipeThatLeavesThemOpen() {
        Pins plenty = within(100_000).pin(recipe("\"auto\""), Optional.empty());
        Pins little = within(1000).pin(recipe("\"auto\""), Optional.empty());

        assertThat(plenty.choices()).containsExactly(Map.entry("execution.microBatch.32", "64"));
        assertThat(Integer.parseInt(little.choices().get("execution.microBatch.32")))
                .isLessThan(64);
    }

    @Test
    void pinsNothingWhereTheRecipeSaysIt() {
        assertThat(within(100_000).pin(recipe("64"), Optional.empty()).choices())
                .isEmpty();
    }

    @Test
    void whatAnUpscalerIsComparedInTakesOfTheMemoryToo() {
        VggPlan plan = new VggPlan(List.of(64, 128), List.of(2, 2));
        Map<String, Tensor> weights = new HashMap<>();
        Summary.of(new VggClassifier(64, 3, 2, plan, 5))
                .parameters()
                .forEach(parameter -> weights.put(
                        "classifier/" + parameter.name(), Tensor.of(new float[parameter.count()], parameter.sides())));
        ModelPin pin = new ModelPin(VersionRef.parse("seeing@v1"), Digest.of(new byte[1]));
        References pinned = (recipe, after) -> new Pins(Map.of(), Map.of(VersionManifest.PERCEPTUAL, pin));
        Recipe recipe = Recipe.parse(COMPARED.getBytes(StandardCharsets.UTF_8), new Name("m"));
        long without = Forecast.of(recipe.program(), Map.of(), MemoryModel.TRAINER, Optional.empty())
                .peakMiB();
        AvailableMemory memory = new AvailableMemory(without, "as this test has it");

        References within = new WithinMemory(pinned, digest -> weights, MemoryModel.TRAINER, memory);

        assertThatThrownBy(() -> within.pin(recipe, Optional.empty()))
                .isInstanceOf(UnusableReference.class)
                .hasMessageContaining("there are " + without);
    }

    @Test
    void refusesWhatDoesNotFitWithBothNumbersAndWhereTheMemoryComesFrom() {
        assertThatThrownBy(() -> within(1000).pin(recipe("1024"), Optional.empty()))
                .isInstanceOf(UnusableReference.class)
                .hasMessageContaining("at 32×32, 1024 images at once are expected to take")
                .hasMessageContaining("there are 1000")
                .hasMessageEndingWith("(as this test has it)");
    }
}
