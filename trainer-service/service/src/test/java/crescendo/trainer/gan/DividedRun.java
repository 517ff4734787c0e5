package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.recipe.Execution;
import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.augmentation.Colour;
import crescendo.trainer.augmentation.Cutout;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.model.objective.Hinge;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.ops.tf.Precision;
import crescendo.trainer.regulariser.Consistency;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.R2;
import crescendo.trainer.regulariser.Regulariser;
import crescendo.trainer.tower.LocalDevices;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.tensorflow.DeviceSpec.DeviceType;

/** Small runs whose minibatches of eight images at 8×8, fading in, are divided in one way or another. */
final class DividedRun {
    static final int MINIBATCH = 8;

    private static final Augmentations CHANGES = new Augmentations(List.of(new Colour(), new Cutout()));

    private static final GrowthSchedule SCHEDULE =
            new GrowthSchedule(List.of(new Phase(8, Phase.Kind.FADE, 64L * MINIBATCH, MINIBATCH)));

    private DividedRun() {}

    /** With gradients of first order, of second order between the images, and at them. */
    static Stream<Arguments> games() {
        return Stream.of(
                Arguments.of(new Hinge(), List.of(new Consistency(1, true))),
                Arguments.of(new Wasserstein(), List.of(new GradientPenalty(10, 1), new Drift(0.001))),
                Arguments.of(new NonSaturating(), List.of(new R1(10, 2), new R2(1, 2))));
    }

    static Layout layout(int microBatch, int towers, Statistics statistics) {
        return layout(Precision.FULL, microBatch, towers, statistics);
    }

    static Layout layout(Precision precision, int microBatch, int towers, Statistics statistics) {
        var execution =
                new Execution(Execution.Precision.AUTO, new TreeMap<>(Map.of(8, microBatch)), towers, statistics);
        return new Layout(execution, precision, new LocalDevices(DeviceType.CPU, towers));
    }

    static GanRun run(Objective objective, List<Regulariser> regularisers, Layout layout) {
        return new GanRun(GanRunTest.settings(objective, regularisers, CHANGES, 0.001, layout));
    }

    /** What a step finds. */
    static Map<String, Double> step(GanRun run, long step) {
        byte[] pixels = new byte[MINIBATCH * 8 * 8];
        new Random(step).nextBytes(pixels);
        return run.step(SCHEDULE.at(step * MINIBATCH), Batch.of(pixels)).byName();
    }

    static Position after(long steps) {
        return SCHEDULE.reached(steps * MINIBATCH);
    }

    /** The gradients of the last step: what Adam's first moments are, without momentum. */
    static void assertSameGradients(Map<String, Tensor> state, Map<String, Tensor> expected, double tolerance) {
        for (String network : List.of("discriminator", "generator")) {
            String prefix = "adam/" + network + "/m/";
            double squares = 0;
            double errors = 0;
            for (String name : expected.keySet())
                if (name.startsWith(prefix)) {
                    float[] wanted = expected.get(name).floats();
                    float[] found = state.get(name).floats();
                    for (int i = 0; i < wanted.length; i++) {
                        squares += (double) wanted[i] * wanted[i];
                        errors += (double) (wanted[i] - found[i]) * (wanted[i] - found[i]);
                    }
                }
            assertThat(squares).as("the gradient of the %s", network).isPositive();
            assertThat(Math.sqrt(errors / squares))
                    .as("error of the gradient of the %s, of its norm", network)
                    .isLessThan(tolerance);
        }
    }
}
