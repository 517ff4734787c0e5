package crescendo.trainer.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.Name;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StepWorkTest {
    private static Program program(String objective) {
        String recipe = """
                {"data": {"train": "x"}, "network": {"channels": {"4": 2, "8": 3}, "latentSize": 5, "colours": 1},
                 "objective": %s, "schedule": {"resolution": 8}}
                """.formatted(objective);
        return Recipe.parse(recipe.getBytes(StandardCharsets.UTF_8), new Name("m"))
                .program();
    }

    @Test
    void countsTheProductsOfEachLayerOnItsWayForward() {
        StepWork work = StepWork.of(program("{}"), 4);

        double generator = 5 * 32 + 16 * 9 * 2 * 2 + 16 * 2; // dense, 3×3, to grey
        double discriminator = 16 * 2 + 16 * 9 * 3 * 2 + 32 * 2 + 2; // from grey, 3×3 on three, two dense
        assertThat(work.forward().products()).isEqualTo(generator + discriminator);
    }

    @Test
    void aConvolutionThatChangesSizeTakesSixteenProductsForEveryThirtySix() {
        double grown = StepWork.of(program("{}"), 8).forward().products();
        double before = StepWork.of(program("{}"), 4).forward().products();

        double generator = 64 * 4 * 2 * 3 + 64 * 9 * 3 * 3 + 64 * 3; // doubling, 3×3, to grey
        double discriminator = 64 * 3 + 64 * 9 * 3 * 3 + 64 * 4 * 3 * 2; // from grey, 3×3, halving
        assertThat(grown - before).isEqualTo(generator + discriminator);
    }

    @Test
    void aGradientPenaltyCostsSixPassesAndAnR1EveryEighthStepThreeEighths() {
        StepWork none = StepWork.of(program("{\"penalty\": {\"kind\": \"none\"}}"), 8);
        StepWork penalty = StepWork.of(program("{\"penalty\": {\"kind\": \"gradient-penalty\"}}"), 8);
        StepWork lazy = StepWork.of(program("{\"penalty\": {\"kind\": \"r1\", \"every\": 8}}"), 8);

        assertThat(penalty.image().products() - none.image().products())
                .as("16 times as much")
                .isCloseTo(16 * (lazy.image().products() - none.image().products()), within(1e-6));
        assertThat(penalty.image().products())
                .as("4 passes of one network, 14 of the other")
                .isBetween(4 * none.forward().products(), 14 * none.forward().products());
    }

    @Test
    void consistencyOfBothKindsCostsTwiceThatOfReals() {
        StepWork none = StepWork.of(program("{}"), 8);
        StepWork reals = StepWork.of(program("{\"consistency\": {\"weight\": 10}}"), 8);
        StepWork both = StepWork.of(program("{\"consistency\": {\"weight\": 10, \"on\": \"both\"}}"), 8);

        double once = reals.image().products() - none.image().products();
        assertThat(once).isPositive();
        assertThat(both.image().products() - none.image().products()).isCloseTo(2 * once, within(1e-6));
    }

    @Test
    void aRelativisticGeneratorScoresTheRealsToo() {
        StepWork plain = StepWork.of(program("{\"loss\": \"hinge\"}"), 8);
        StepWork compared = StepWork.of(program("{\"loss\": \"hinge\", \"comparison\": \"relativistic\"}"), 8);

        StepWork penalised = StepWork.of(program("{\"loss\": \"hinge\", \"penalty\": {\"kind\": \"r1\"}}"), 8);
        StepWork free = StepWork.of(program("{\"loss\": \"hinge\", \"penalty\": {\"kind\": \"none\"}}"), 8);
        assertThat(compared.image().products() - plain.image().products())
                .as("a pass, where R1 takes three")
                .isCloseTo((penalised.image().products() - free.image().products()) / 3, within(1e-6));
    }
}
