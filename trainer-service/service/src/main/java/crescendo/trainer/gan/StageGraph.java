package crescendo.trainer.gan;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Both networks at one resolution, ready to step: the graph, its session and the variables that live in it. */
final class StageGraph implements AutoCloseable {
    private final GanSettings settings;
    private final int resolution;
    private final int minibatch;
    private final Graph graph = new Graph();
    private final StagePlan plan;
    private final Session session;

    /** Its variables have no values before it {@link #begin}s. */
    StageGraph(GanSettings settings, int resolution, int minibatch) {
        this.settings = settings;
        this.resolution = resolution;
        this.minibatch = minibatch;
        plan = new StagePlan(graph, settings, resolution, minibatch);
        session = Sessions.open(graph, settings.threads());
    }

    /**
     * Writes every variable.
     *
     * @param known values by name; those it lacks start as {@link InitialValues} say
     */
    void begin(Map<String, Tensor> known) {
        Map<String, Tensor> values = initial();
        known.forEach((name, value) -> values.computeIfPresent(name, (same, start) -> value));
        plan.bank.write(session, values);
    }

    /**
     * A step of each kind on nothing, so that TensorFlow plans its memory and chooses its kernels now. The variables are worth
     * nothing after it, until the next {@link #begin}.
     */
    void warmUp() {
        begin(Map.of());
        int pixels = settings.base().height(resolution) * settings.base().width(resolution);
        Batch blank =
                new Batch(new byte[minibatch * pixels * settings.discriminator().colours()], new int[minibatch]);
        for (long kind = 0; kind < 2; kind++)
            step(kind, 0.5, blank); // with all regularisers, and without the lazy ones
    }

    boolean fits(int wantedResolution, int wantedMinibatch) {
        return resolution == wantedResolution && minibatch == wantedMinibatch;
    }

    /** A step of the discriminator, then one of the generator, whose average follows. */
    Figures step(long step, double alpha, Batch reals) {
        int colours = settings.discriminator().colours();
        int height = settings.base().height(resolution);
        int width = settings.base().width(resolution);
        try (var images = HostTensors.images(reals.images(), minibatch, height, width, colours);
                var key = HostTensors.longs(StepKey.at(settings.seed(), step));
                var weight = HostTensors.number(alpha);
                var keep = HostTensors.number(settings.emaDecay())) {
            Map<String, Double> found = new LinkedHashMap<>();
            found.putAll(run(feeding(images, key, weight), plan.discriminatorUpdate(step)));
            found.putAll(run(feeding(images, key, weight).feed(plan.keep, keep), plan.generatorUpdate));
            found.put("learningRate/discriminator", settings.discriminatorAdam().learningRate());
            found.put("learningRate/generator", settings.generatorAdam().learningRate());
            return new Figures(found);
        }
    }

    /** Images of the averaged generator, [n, height, width, colours], nominally in [−1, 1]. */
    Tensor served(double alpha, Tensor latents) {
        try (var from = HostTensors.toTensorFlow(latents);
                var weight = HostTensors.number(alpha);
                Result result = session.runner()
                        .feed(plan.latents, from)
                        .feed(plan.alpha, weight)
                        .fetch(plan.served)
                        .run()) {
            return HostTensors.fromTensorFlow(result.get(0));
        }
    }

    void resetOptimisers() {
        Map<String, Tensor> fresh = plan.generatorAdam.initial();
        fresh.putAll(plan.discriminatorAdam.initial());
        plan.bank.write(session, fresh);
    }

    /** Every variable by its name. */
    Map<String, Tensor> values() {
        return plan.bank.values(session, plan.bank.names());
    }

    /** The parameters of one network: {@code generator}, {@code discriminator} or {@code ema}. */
    Map<String, Tensor> weights(String network) {
        VariableScope<?> scope =
                switch (network) {
                    case "generator" -> plan.generator;
                    case "discriminator" -> plan.discriminator;
                    case "ema" -> plan.average;
                    default -> throw new IllegalArgumentException("there is no network " + network);
                };
        List<Parameter> parameters = scope.parameters();
        var values = plan.bank.values(
                session, parameters.stream().map(scope::variable).toList());
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Parameter parameter : parameters) weights.put(parameter.name(), values.get(scope.variable(parameter)));
        return weights;
    }

    @Override
    public void close() {
        session.close(); // first: a graph waits for its sessions
        graph.close();
    }

    private Session.Runner feeding(
            org.tensorflow.Tensor images, org.tensorflow.Tensor key, org.tensorflow.Tensor weight) {
        return session.runner()
                .feed(plan.pixels, images)
                .feed(plan.key.fed(), key)
                .feed(plan.alpha, weight);
    }

    private static Map<String, Double> run(Session.Runner runner, StagePlan.Update update) {
        update.ops().forEach(runner::addTarget);
        update.figures().values().forEach(runner::fetch);
        Map<String, Double> found = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            int i = 0;
            for (String name : update.figures().keySet())
                found.put(name, (double) ((TFloat32) result.get(i++)).getFloat());
        }
        return found;
    }

    private Map<String, Tensor> initial() {
        Map<String, Tensor> values = plan.generatorAdam.initial();
        values.putAll(plan.discriminatorAdam.initial());
        for (Parameter parameter : plan.discriminator.parameters())
            values.put(plan.discriminator.variable(parameter), start("discriminator", parameter));
        for (Parameter parameter : plan.generator.parameters()) {
            Tensor start = start("generator", parameter);
            values.put(plan.generator.variable(parameter), start);
            values.put(plan.average.variable(parameter), start);
        }
        return values;
    }

    private Tensor start(String network, Parameter parameter) {
        long[] shape = parameter.sides();
        return Tensor.of(InitialValues.of(settings.seed(), network, parameter), shape);
    }
}
