package crescendo.trainer.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.model.objective.Hinge;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.RelativisticAverage;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import crescendo.trainer.regulariser.Regulariser;
import crescendo.trainer.tower.Placement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.proto.NodeDef;

class TowersTest {
    private static final Layout TWO = DividedRun.layout(0, 2, Statistics.TOWER);

    @ParameterizedTest
    @MethodSource("crescendo.trainer.gan.DividedRun#games")
    void gradientsOfTwoDevicesAreThoseOfOne(Objective objective, List<Regulariser> regularisers) {
        Map<String, Double> expected = compare(objective, regularisers, TWO);

        assertThat(expected).containsKey("losses/generator");
    }

    @Test
    void meansOfTheWholeBatchEnterTheLossOfEachDevice() {
        compare(new RelativisticAverage(new Hinge()), List.of(), TWO);
    }

    @Test
    void devicesThatExchangeTheirStatisticsCompareGroupsOfFour() {
        // eight images on four devices: two each
        compare(new Wasserstein(), List.of(new GradientPenalty(10, 1)), DividedRun.layout(0, 4, Statistics.ALL));
    }

    @Test
    void devicesThatDoNotExchangeThemCompareWhatTheyHave() {
        Layout apart = DividedRun.layout(0, 4, Statistics.TOWER);

        assertThatThrownBy(() -> compare(new Wasserstein(), List.of(), apart)).isInstanceOf(AssertionError.class);
    }

    @Test
    void devicesShareMicroBatchesToo() {
        compare(new NonSaturating(), List.of(new R1(10, 1)), DividedRun.layout(4, 2, Statistics.ALL));
    }

    @Test
    void goesOnFromAStateAsIfItHadNeverStopped() {
        Layout both = DividedRun.layout(4, 2, Statistics.ALL);
        Map<String, Tensor> half;
        Map<String, Tensor> whole;
        try (GanRun run = DividedRun.run(new Hinge(), List.of(), both)) {
            DividedRun.step(run, 0);
            half = run.state();
            DividedRun.step(run, 1);
            whole = run.state();
        }

        try (GanRun run = DividedRun.run(new Hinge(), List.of(), both)) {
            run.load(DividedRun.after(1), half);
            DividedRun.step(run, 1);

            assertThat(run.state()).isEqualTo(whole);
        }
    }

    @Test
    void eachDeviceComputesTheGradientsOfItsShare() {
        GanSettings settings = GanRunTest.settings(new Wasserstein(), List.of(new GradientPenalty(10, 1)), 0.001, TWO);
        Graph drawn = new Graph();
        new StagePlan(drawn, settings, 8, DividedRun.MINIBATCH);

        try (Graph placed = Placement.placed(drawn, TWO.devices())) {
            Map<String, Integer> convolutions = new HashMap<>();
            Map<String, Integer> all = new HashMap<>();
            for (NodeDef node : placed.toGraphDef().getNodeList())
                if (node.getName().startsWith("gradients") && !node.getOp().equals("Const")) {
                    all.merge(node.getDevice(), 1, Integer::sum);
                    if (node.getOp().startsWith("Conv2DBackprop"))
                        convolutions.merge(node.getDevice(), 1, Integer::sum);
                }

            String first = TWO.devices().towers().get(0).toString();
            String second = TWO.devices().towers().get(1).toString();
            assertThat(convolutions).containsOnlyKeys(first, second);
            assertThat(convolutions.get(second)).isPositive().isEqualTo(convolutions.get(first));
            // what is shared is on the first: sums of the towers' slopes, and the slopes of parameters
            assertThat(all.get(second))
                    .isGreaterThan(all.values().stream().mapToInt(n -> n).sum() / 3);
        }
    }

    private static Map<String, Double> compare(Objective objective, List<Regulariser> regularisers, Layout layout) {
        Map<String, Tensor> one;
        Map<String, Double> expected;
        try (GanRun run = DividedRun.run(objective, regularisers, Layout.PLAIN)) {
            expected = DividedRun.step(run, 0);
            one = run.state();
        }
        try (GanRun run = DividedRun.run(objective, regularisers, layout)) {
            Map<String, Double> found = DividedRun.step(run, 0);

            DividedRun.assertSameGradients(run.state(), one, 1e-5);
            expected.forEach(
                    (name, figure) -> assertThat(found.get(name)).as(name).isCloseTo(figure, within(1e-3)));
        }
        return expected;
    }
}
