package crescendo.trainer.model.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ObjectiveTest {
    private final NumberScores scores = new NumberScores();
    private final double[] reals = {2, 4};
    private final double[] fakes = {-1, 0};

    @Test
    void wassersteinIsTheGapBetweenTheMeans() {
        Objective objective = new Wasserstein();

        assertThat(objective.discriminatorLoss(scores, reals, fakes)).containsExactly(-3.5);
        assertThat(objective.generatorLoss(scores, () -> reals, fakes)).containsExactly(0.5);
    }

    @Test
    void nonSaturatingIsLogarithmicInTheMistakes() {
        Objective objective = new NonSaturating();
        double missed = (Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(-4))) / 2;
        double believed = (Math.log1p(Math.exp(-1)) + Math.log(2)) / 2;

        assertThat(objective.discriminatorLoss(scores, reals, fakes)[0]).isCloseTo(missed + believed, within(1e-12));
        assertThat(objective.generatorLoss(scores, () -> reals, fakes)[0])
                .isCloseTo((Math.log1p(Math.exp(1)) + Math.log(2)) / 2, within(1e-12));
    }
}
