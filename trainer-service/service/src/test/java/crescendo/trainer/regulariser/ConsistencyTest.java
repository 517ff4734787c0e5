package crescendo.trainer.regulariser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.portion.Draws;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat64;

/** With discriminators that can be followed by hand: on 4×4 images, which are mirrored but never moved. */
class ConsistencyTest {
    @Test
    void aScoreThatMirroringLeavesAsItIsCostsNothing() {
        assertThat(penalty(new Consistency(10, true), TypedGraph::meanOfAll)).isCloseTo(0, within(1e-12));
    }

    @Test
    void aScoreOfTheLeftSideCostsTheSquareOfWhatMirroringDoesToIt() {
        double reals = penalty(new Consistency(10, false), ConsistencyTest::left);
        double both = penalty(new Consistency(10, true), ConsistencyTest::left);

        // a real image scores 1 and its mirror image 0: 10 times the share of them that is mirrored
        assertThat(reals).isBetween(0.5, 9.5);
        assertThat(reals * 64 / 10).isCloseTo(Math.rint(reals * 64 / 10), within(1e-9));
        assertThat(penalty(new Consistency(20, false), ConsistencyTest::left)).isCloseTo(2 * reals, within(1e-9));
        // generated images score 2 and 0: 40 times the share of them, drawn anew
        assertThat((both - reals) / 40).isBetween(0.1, 0.9);
        assertThat((both - reals) / 40).isNotCloseTo(reals / 10, within(1e-9));
    }

    @Test
    void refusesAWeightThatPunishesNothing() {
        assertThatThrownBy(() -> new Consistency(0, true)).hasMessageContaining("must be positive, not 0");
    }

    private static Operand<TFloat64> left(TypedGraph<TFloat64> graph, Operand<TFloat64> images) {
        var tf = graph.ops();
        Operand<TFloat64> corner =
                tf.slice(images, tf.constant(new int[] {0, 0, 0, 0}), tf.constant(new int[] {64, 1, 1, 1}));
        return tf.reshape(corner, tf.constant(new int[] {64, 1}));
    }

    /** Of 64 real images that are 1 at the left edge, else 0, and generated ones twice as bright. */
    private static double penalty(
            Consistency consistency, BiFunction<TypedGraph<TFloat64>, Operand<TFloat64>, Operand<TFloat64>> score) {
        try (Graph tensorFlow = new Graph()) {
            TypedGraph<TFloat64> graph = TypedGraph.float64(tensorFlow);
            var tf = graph.ops();
            double[] pixels = new double[64 * 4 * 4];
            for (int i = 0; i < pixels.length; i += 4) pixels[i] = 1;
            Operand<TFloat64> reals = tf.reshape(tf.constant(pixels), tf.constant(new int[] {64, 4, 4, 1}));
            Operand<TFloat64> fakes = graph.mul(reals, 2);
            Operand<TFloat64> penalty = consistency.penalty(new Critic<>(
                    graph,
                    images -> score.apply(graph, images),
                    reals,
                    score.apply(graph, reals),
                    fakes,
                    score.apply(graph, fakes),
                    Draws.whole(graph, 64, 1, 2)));
            try (Session session = Sessions.open(tensorFlow, 1);
                    Result result = session.runner().fetch(penalty).run()) {
                Tensor tensor = HostTensors.fromTensorFlow(result.get(0));
                return tensor.data().asDoubleBuffer().get(0);
            }
        }
    }
}
