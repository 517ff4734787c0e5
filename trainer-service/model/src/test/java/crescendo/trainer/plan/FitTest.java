package crescendo.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final MemoryModel MEMORY = new MemoryModel(400, 40, 1);

    private static Program program(String schedule) {
        String recipe =
                "{\"data\": {\"train\": \"x\"}, \"network\": {\"fmapMax\": 64}, \"schedule\": {" + schedule + "}}";
        return Recipe.parse(recipe.getBytes(StandardCharsets.UTF_8), new Name("m"))
                .program();
    }

    private static long peak(Program program, SortedMap<Integer, Integer> atOnce) {
        return Forecast.of(program, atOnce, MEMORY, Optional.empty()).peakMiB();
    }

    @Test
    void withEnoughMemoryMinibatchesStayWhole() {
        SortedMap<Integer, Integer> atOnce =
                new Fit(program("\"resolution\": 32, \"minibatch\": \"auto\""), MEMORY, 100_000).imagesAtOnce();

        assertThat(atOnce).containsEntry(4, 128).containsEntry(32, 64);
    }

    @Property
    void whatIsChosenFitsAndDividesTheMinibatch(@ForAll @IntRange(min = 500, max = 1500) int available) {
        Program program = program("\"resolution\": 32, \"minibatch\": \"auto\"");

        SortedMap<Integer, Integer> atOnce = new Fit(program, MEMORY, available).imagesAtOnce();

        // each stage is rounded to a whole MiB
        assertThat(peak(program, atOnce)).isLessThanOrEqualTo(available + 1L);
        program.schedule().phases().forEach(phase -> assertThat(phase.minibatch() % atOnce.get(phase.resolution()))
                .isZero());
    }

    @Test
    void lessMemoryMakesTheLargestStagesStepInParts() {
        SortedMap<Integer, Integer> atOnce =
                new Fit(program("\"resolution\": 32, \"minibatch\": \"auto\""), MEMORY, 520).imagesAtOnce();

        assertThat(atOnce.get(32)).isLessThan(64);
        assertThat(atOnce).containsEntry(4, 128);
    }

    @Test
    void aFixedMinibatchThatDoesNotFitIsRefusedWithWhatWould() {
        Program program = program("\"from\": 32, \"resolution\": 32, \"minibatch\": 256");

        assertThatThrownBy(() -> new Fit(program, MEMORY, 600).imagesAtOnce())
                .isInstanceOf(DoesNotFit.class)
                .hasMessageMatching(
                        "recipe.schedule: at 32×32, 256 images at once are expected to take \\d+ MiB, and there"
                                + " are 600; \"minibatch\": \"auto\" would train 16 at once there");
    }

    @Test
    void whatDoesNotFitInTheSmallestPartsIsRefused() {
        assertThatThrownBy(() ->
                        new Fit(program("\"resolution\": 32, \"minibatch\": \"auto\""), MEMORY, 405).imagesAtOnce())
                .isInstanceOf(DoesNotFit.class)
                .hasMessageContaining("there are 405; no smaller part of the minibatch fits either");
    }

    @Test
    void whatARecipeSaysOfItsPartsIsKept() {
        Program whole = program("\"from\": 32, \"resolution\": 32, \"minibatch\": 64");

        assertThat(new Fit(whole, MEMORY, 100_000).imagesAtOnce()).containsEntry(32, 64);
    }

    @Test
    void partsAreWholeGroupsThatTheTowersCanShare() {
        assertThat(Fit.parts(48, 1)).containsExactly(48, 24, 16, 12, 8, 4);
        assertThat(Fit.parts(48, 8)).containsExactly(48, 24, 16, 8);
        assertThat(Fit.parts(2, 1)).as("less than a group stays whole").containsExactly(2);
    }
}
