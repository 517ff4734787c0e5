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

    @Test
    void saturatingIsTheSameGameForBoth() {
        Objective objective = new Saturating(0);

        assertThat(objective.discriminatorLoss(scores, reals, fakes))
                .containsExactly(new NonSaturating().discriminatorLoss(scores, reals, fakes));
        assertThat(objective.generatorLoss(scores, () -> reals, fakes)[0])
                .isCloseTo(-(Math.log1p(Math.exp(-1)) + Math.log(2)) / 2, within(1e-12));
    }

    @Test
    void leastSquaresPullsToPlusAndMinusOne() {
        Objective objective = new LeastSquares(0);

        assertThat(objective.discriminatorLoss(scores, reals, fakes)).containsExactly(5 + 0.5);
        assertThat(objective.generatorLoss(scores, () -> reals, fakes)).containsExactly(2.5);
    }

    @Test
    void hingeAsksForAMargin() {
        Objective objective = new Hinge();

        assertThat(objective.discriminatorLoss(scores, new double[] {0.25, 4}, new double[] {-3, 0.5}))
                .containsExactly(0.375 + 0.75);
        assertThat(objective.generatorLoss(scores, () -> reals, fakes)).containsExactly(0.5);
    }

    @Test
    void smoothingMovesTheLabelOfRealsOnly() {
        double sure = (Math.log1p(Math.exp(-2)) + Math.log1p(Math.exp(-4))) / 2;
        double doubted = sure + 3; // softplus(y) − softplus(−y) = y
        double believed = (Math.log1p(Math.exp(-1)) + Math.log(2)) / 2;

        assertThat(new NonSaturating(0.1).discriminatorLoss(scores, reals, fakes)[0])
                .isCloseTo(0.9 * sure + 0.1 * doubted + believed, within(1e-12));
        assertThat(new LeastSquares(0.1).discriminatorLoss(scores, reals, fakes)[0])
                .isCloseTo((1.2 * 1.2 + 3.2 * 3.2) / 2 + 0.5, within(1e-12));
    }

    @Test
    void relativisticComparesPairs() {
        Objective objective = new Relativistic(new NonSaturating());

        assertThat(objective.discriminatorLoss(scores, reals, fakes)[0])
                .isCloseTo((Math.log1p(Math.exp(-3)) + Math.log1p(Math.exp(-4))) / 2, within(1e-12));
        assertThat(objective.generatorLoss(scores, () -> reals, fakes)[0])
                .isCloseTo((Math.log1p(Math.exp(3)) + Math.log1p(Math.exp(4))) / 2, within(1e-12));
    }

    @Test
    void relativisticAverageOfLeastSquaresIsThatOfThePaper() {
        Objective objective = new RelativisticAverage(new LeastSquares(0));
        double reals1 = (square(2 + 0.5 - 1) + square(4 + 0.5 - 1)) / 2;
        double fakes1 = (square(-1 - 3 + 1) + square(0 - 3 + 1)) / 2;
        double exchanged = (square(2 + 0.5 + 1) + square(4 + 0.5 + 1)) / 2 + (square(-1 - 3 - 1) + square(-3 - 1)) / 2;

        assertThat(objective.discriminatorLoss(scores, reals, fakes)[0]).isCloseTo(reals1 + fakes1, within(1e-12));
        assertThat(objective.generatorLoss(scores, () -> reals, fakes)[0]).isCloseTo(exchanged, within(1e-12));
    }

    private static double square(double x) {
        return x * x;
    }
}
