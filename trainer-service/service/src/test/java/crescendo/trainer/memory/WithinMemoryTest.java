package crescendo.trainer.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Recipe;
import crescendo.trainer.job.References;
import crescendo.trainer.job.References.UnusableReference;
import crescendo.trainer.plan.AvailableMemory;
import crescendo.trainer.plan.MemoryModel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WithinMemoryTest {
    private static final References KNOWN = (recipe, after) -> new Pins(Map.of(), Map.of());

    private static Recipe recipe(String minibatch) {
        String json = "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 64},"
                + " \"schedule\": {\"from\": 32, \"resolution\": 32, \"minibatch\": " + minibatch + "}}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), new Name("m"));
    }

    private static References within(long mib) {
        return new WithinMemory(KNOWN, MemoryModel.TRAINER, new AvailableMemory(mib, "as this test has it"));
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
    void refusesWhatDoesNotFitWithBothNumbersAndWhereTheMemoryComesFrom() {
        assertThatThrownBy(() -> within(1000).pin(recipe("1024"), Optional.empty()))
                .isInstanceOf(UnusableReference.class)
                .hasMessageContaining("at 32×32, 1024 images at once are expected to take")
                .hasMessageContaining("there are 1000")
                .hasMessageEndingWith("(as this test has it)");
    }
}
