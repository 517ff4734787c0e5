package crescendo.trainer.regulariser;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.augmentation.Augmentation;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.augmentation.Colour;
import crescendo.trainer.augmentation.Cutout;
import crescendo.trainer.augmentation.Translation;
import crescendo.trainer.gan.DiscriminatorLoss;
import crescendo.trainer.labels.Classification;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.conditioning.AuxiliaryClassifier;
import crescendo.trainer.model.conditioning.Conditioning;
import crescendo.trainer.model.conditioning.Projection;
import crescendo.trainer.model.objective.Hinge;
import crescendo.trainer.model.objective.LeastSquares;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.model.objective.Relativistic;
import crescendo.trainer.model.objective.RelativisticAverage;
import crescendo.trainer.model.objective.Saturating;
import crescendo.trainer.model.objective.Symmetric;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.ParameterScope;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TfScores;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import crescendo.trainer.portion.Draws;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat64;

/** Gradients of gradients, against central differences in float64 on a whole small discriminator. */
class SecondOrderLossTest {
    private static final int RESOLUTION = 8;
    private static final int BATCH = 4;
    private static final int CLASSES = 3;
    private static final double NUDGE = 1e-5;

    private final ProGanDiscriminator network = new ProGanDiscriminator(ChannelPlan.of(4, 3), 1);
    private final Random random = new Random(9);

    /** Every objective that a recipe can name, under every penalty that it can name. */
    static Stream<Arguments> games() {
        List<Symmetric> symmetric = List.of(new NonSaturating(0.1), new LeastSquares(0.1), new Hinge());
        Stream<Objective> objectives = Stream.of(
                        Stream.of(new Wasserstein(), new Saturating(0.1)),
                        symmetric.stream(),
                        symmetric.stream().map(Relativistic::new),
                        symmetric.stream().map(RelativisticAverage::new))
                .flatMap(each -> each);
        return objectives.flatMap(objective -> penalties().stream().map(penalty -> Arguments.of(objective, penalty)));
    }

    private static List<List<Regulariser>> penalties() {
        return List.of(
                List.of(new GradientPenalty(10, 1), new Drift(0.001)),
                List.of(new GradientPenalty(10, 750)),
                List.of(new R1(10, 2)),
                List.of(new R2(10, 1)),
                List.of(new R1(1, 1), new R2(1, 1)));
    }

    /** The consistency beside every penalty and alone; it is added to an objective like any of them. */
    static Stream<Arguments> consistentGames() {
        return Stream.concat(Stream.of(List.<Regulariser>of()), penalties().stream())
                .flatMap(penalty -> Stream.of(false, true).map(fakesToo -> {
                    List<Regulariser> regularisers = new ArrayList<>(penalty);
                    regularisers.add(new Consistency(10, fakesToo));
                    Objective objective = fakesToo ? new RelativisticAverage(new NonSaturating()) : new Wasserstein();
                    return Arguments.of(objective, regularisers);
                }));
    }

    @ParameterizedTest
    @MethodSource({"games", "consistentGames"})
    void theLossHasTheSlopeItShows(Objective objective, List<Regulariser> regularisers) {
        compare(objective, regularisers, Augmentations.NONE);
    }

    /** As if every penalty were taken at images before they are augmented: the augmentations' own second order. */
    static Stream<Arguments> augmentedGames() {
        List<Augmentation> augmentations = List.of(new Colour(), new Translation(), new Cutout());
        return augmentations.stream()
                .flatMap(augmentation -> Stream.of(
                        Arguments.of(new Wasserstein(), new GradientPenalty(10, 1), augmentation),
                        Arguments.of(new NonSaturating(), new R1(10, 1), augmentation)));
    }

    @ParameterizedTest
    @MethodSource("augmentedGames")
    void theLossHasTheSlopeItShowsThroughAnAugmentation(
            Objective objective, Regulariser regulariser, Augmentation augmentation) {
        compare(objective, List.of(regulariser), new Augmentations(List.of(augmentation)));
    }

    private void compare(Objective objective, List<Regulariser> regularisers, Augmentations augmentations) {
        compare((graph, scope) -> new DiscriminatorLoss<>(
                        graph,
                        objective,
                        images -> network.score(
                                new TfOps<>(graph, scope),
                                augmentations.of(graph, images, Draws.whole(graph, BATCH, 3, 4)),
                                RESOLUTION,
                                graph.scalar(0.6)))
                .of(images(graph), images(graph), regularisers, Draws.whole(graph, BATCH, 1, 2))
                .loss());
    }

    /** Both ways to heed labels, under every penalty: whatever the objective, it sees nothing of them but the scores. */
    static Stream<Arguments> conditionalGames() {
        return games().filter(game -> game.get()[0] instanceof Wasserstein)
                .flatMap(game -> Stream.of(new AuxiliaryClassifier(CLASSES), new Projection(CLASSES))
                        .map(conditioning -> Arguments.of(conditioning, game.get()[0], game.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("conditionalGames")
    void theLossOfADiscriminatorThatHeedsLabelsHasTheSlopeItShows(
            Conditioning conditioning, Objective objective, List<Regulariser> regularisers) {
        ProGanDiscriminator heeding = new ProGanDiscriminator(ChannelPlan.of(4, 3), 1, BaseShape.SQUARE, conditioning);

        compare((graph, scope) -> {
            Optional<Operand<TFloat64>> labels = Optional.of(labels(graph));
            return new DiscriminatorLoss<>(
                            graph,
                            objective,
                            images -> heeding.judge(
                                    new TfOps<>(graph, scope), images, labels, RESOLUTION, graph.scalar(0.6)),
                            new Classification<>(graph, labels, 1.5))
                    .of(images(graph), images(graph), regularisers, Draws.whole(graph, BATCH, 1, 2))
                    .loss();
        });
    }

    @Test
    void theLossOfAGeneratorOfClassesHasTheSlopeItShows() {
        ProGanGenerator generator = new ProGanGenerator(ChannelPlan.of(4, 3), 5, 1, BaseShape.SQUARE, CLASSES);
        ProGanDiscriminator judge =
                new ProGanDiscriminator(ChannelPlan.of(4, 3), 1, BaseShape.SQUARE, new AuxiliaryClassifier(CLASSES));

        compare((graph, scope) -> {
            Optional<Operand<TFloat64>> labels = Optional.of(labels(graph));
            var latents = graph.normal(graph.ops().constant(new long[] {3, 4}), BATCH, 5);
            Operand<TFloat64> made =
                    generator.generate(new TfOps<>(graph, scope), latents, labels, RESOLUTION, graph.scalar(0.6));
            var heads = judge.judge(new TfOps<>(graph, new Fixed(graph)), made, labels, RESOLUTION, graph.scalar(0.6));
            Operand<TFloat64> loss =
                    new Wasserstein().generatorLoss(new TfScores<>(graph), heads::score, heads.score());
            return new Classification<>(graph, labels, 1.5).addedTo(loss, List.of(heads));
        });
    }

    /** Parameters with random values that stay. */
    private final class Fixed implements ParameterScope<TFloat64> {
        private final TypedGraph<TFloat64> graph;

        Fixed(TypedGraph<TFloat64> graph) {
            this.graph = graph;
        }

        @Override
        public Operand<TFloat64> value(Parameter parameter) {
            var tf = graph.ops();
            return tf.reshape(tf.constant(normal(parameter.count())), tf.constant(parameter.sides()));
        }

        @Override
        public Operand<TFloat64> scaled(Parameter parameter, double scale) {
            return graph.mul(value(parameter), scale);
        }
    }

    private interface Loss extends BiFunction<TypedGraph<TFloat64>, VariableScope<TFloat64>, Operand<TFloat64>> {}

    private void compare(Loss built) {
        try (Graph tensorFlow = new Graph()) {
            TypedGraph<TFloat64> graph = TypedGraph.float64(tensorFlow);
            VariableBank<TFloat64> bank = new VariableBank<>(graph);
            VariableScope<TFloat64> scope = new VariableScope<>(bank, "d");
            Operand<TFloat64> loss = built.apply(graph, scope);
            Output<?>[] values = scope.parameters().stream()
                    .map(parameter -> scope.value(parameter).asOutput())
                    .toArray(Output<?>[]::new);
            Output<?>[] slopes = graph.gradients(loss, values);
            try (Session session = Sessions.open(tensorFlow, 1)) {
                compareEach(session, bank, scope, loss, slopes);
            }
        }
    }

    private void compareEach(
            Session session,
            VariableBank<TFloat64> bank,
            VariableScope<TFloat64> scope,
            Operand<TFloat64> loss,
            Output<?>[] slopes) {
        Map<String, double[]> point = new LinkedHashMap<>();
        scope.parameters().forEach(parameter -> point.put(scope.variable(parameter), normal(parameter.count())));
        for (Parameter parameter : scope.parameters()) write(session, bank, parameter, scope, point);
        for (int i = 0; i < slopes.length; i++) {
            Parameter parameter = scope.parameters().get(i);
            double[] claimed = fetch(session, slopes[i]);
            double[] values = point.get(scope.variable(parameter));
            for (int k = 0; k < values.length; k += Math.max(1, values.length / 5)) {
                double difference = 0;
                for (int sign : new int[] {1, -1}) {
                    double before = values[k];
                    values[k] += sign * NUDGE;
                    write(session, bank, parameter, scope, point);
                    difference += sign * fetch(session, loss.asOutput())[0];
                    values[k] = before;
                }
                write(session, bank, parameter, scope, point);
                assertThat(Math.abs(claimed[k] - difference / (2 * NUDGE)))
                        .as("%s[%d]: claimed %s", parameter.name(), k, claimed[k])
                        .isLessThan(1e-6 * Math.max(1, Math.abs(claimed[k])));
            }
        }
    }

    private Operand<TFloat64> images(TypedGraph<TFloat64> graph) {
        var flat = graph.ops().constant(normal(BATCH * RESOLUTION * RESOLUTION));
        return graph.ops().reshape(flat, graph.ops().constant(new int[] {BATCH, RESOLUTION, RESOLUTION, 1}));
    }

    private static Operand<TFloat64> labels(TypedGraph<TFloat64> graph) {
        return graph.ops().constant(new double[][] {{1, 0, 0}, {0, 0, 1}, {0, 1, 0}, {0, 0, 1}});
    }

    private double[] normal(int count) {
        return random.doubles(count).map(uniform -> 2 * uniform - 1).toArray();
    }

    private static void write(
            Session session,
            VariableBank<TFloat64> bank,
            Parameter parameter,
            VariableScope<TFloat64> scope,
            Map<String, double[]> point) {
        String name = scope.variable(parameter);
        ByteBuffer bytes = ByteBuffer.allocate(8 * parameter.count()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(point.get(name));
        long[] shape = parameter.sides();
        bank.write(session, Map.of(name, new Tensor(Tensor.Type.F64, shape, bytes)));
    }

    private static double[] fetch(Session session, Output<?> output) {
        try (Result result = session.runner().fetch(output).run()) {
            Tensor tensor = HostTensors.fromTensorFlow(result.get(0));
            double[] values = new double[(int) tensor.elements()];
            tensor.data().asDoubleBuffer().get(values);
            return values;
        }
    }
}
