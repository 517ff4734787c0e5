package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.Regulariser;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepFiguresTest {
    private static final int MINIBATCH = 8;
    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(new Phase(8, Phase.Kind.STABLE, 8L * MINIBATCH, MINIBATCH)));

    @Test
    void theWassersteinLossIsWhatItsScoresAndItsPenaltySay() {
        try (GanRun run = run(new Wasserstein(), List.of(new GradientPenalty(10, 1), new Drift(0.001)))) {
            Map<String, Double> found = step(run, 0);

            double told = found.get("scores/fakes") - found.get("scores/reals") + found.get("penalty");
            assertThat(found.get("losses/discriminator")).isCloseTo(told, within(1e-5));
            assertThat(found.get("penalty")).isPositive();
        }
    }

    @Test
    void tellsAPenaltyOnlyWhereItHasItsTurn() {
        try (GanRun run = run(new NonSaturating(), List.of(new R1(10, 2)))) {
            assertThat(step(run, 0)).containsKey("penalty");
            assertThat(step(run, 1)).doesNotContainKey("penalty");
            assertThat(step(run, 2)).containsKey("penalty");
        }
    }

    @Test
    void tellsTheLengthOfTheGradientsThatAdamWasGiven() {
        try (GanRun run = run(new Wasserstein(), List.of(new GradientPenalty(10, 1)))) {
            Map<String, Double> found = step(run, 0);

            // without momentum, Adam's first moment is the gradient itself
            Map<String, Tensor> state = run.state();
            for (String network : List.of("discriminator", "generator")) {
                double length = length(state, "adam/" + network + "/m/");
                assertThat(found.get("gradients/" + network)).as(network).isCloseTo(length, within(1e-5 * length));
            }
        }
    }

    @Test
    void tellsTheLearningRates() {
        try (GanRun run = run(new NonSaturating(), List.of())) {
            assertThat(step(run, 0))
                    .containsEntry("learningRate/discriminator", 0.001)
                    .containsEntry("learningRate/generator", 0.001);
        }
    }

    private static GanRun run(Objective objective, List<Regulariser> regularisers) {
        return new GanRun(GanRunTest.settings(objective, regularisers, 0.001));
    }

    private static Map<String, Double> step(GanRun run, long step) {
        byte[] pixels = new byte[MINIBATCH * 8 * 8];
        new Random(step).nextBytes(pixels);
        return run.step(SCHEDULE.at(step * MINIBATCH), Batch.of(pixels)).byName();
    }

    private static double length(Map<String, Tensor> state, String prefix) {
        double squares = 0;
        for (Map.Entry<String, Tensor> entry : state.entrySet())
            if (entry.getKey().startsWith(prefix))
                for (float value : entry.getValue().floats()) squares += (double) value * value;
        return Math.sqrt(squares);
    }
}
