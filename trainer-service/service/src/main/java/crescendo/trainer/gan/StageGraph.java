package crescendo.trainer.gan;

import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.VariableScope;
import crescendo.trainer.tower.Placement;
import crescendo.trainer.tower.TowerDevices;
import crescendo.trainer.trace.ChromeTrace;
import crescendo.trainer.trace.TracedRun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** Both networks at one resolution, ready to step: the graph, its session and the variables that live in it. */
final class StageGraph implements AutoCloseable {
    private final GanSettings settings;
    private final int resolution;
    private final int minibatch;
    private final Graph drawn = new Graph();
    private final Graph graph;
    private final StagePlan plan;
    private final FirstValues first;
    private final Session session;
    private Function<Session.Runner, Result> how = Session.Runner::run;

    /** Its variables have no values before it {@link #begin}s. */
    StageGraph(GanSettings settings, int resolution, int minibatch) {
        this.settings = settings;
        this.resolution = resolution;
        this.minibatch = minibatch;
        plan = new StagePlan(drawn, settings, resolution, minibatch);
        first = new FirstValues(plan, settings.seed());
        TowerDevices devices = settings.layout().devices();
        graph = Placement.placed(drawn, devices);
        session = devices.open(graph, settings.threads());
    }

    /**
     * Writes every variable.
     *
     * @param known values by name; those it lacks start as {@link FirstValues} say
     */
    void begin(Map<String, Tensor> known) {
        plan.bank.write(session, first.values(known));
        plan.scratch.write(session, first.sums());
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
            step(kind, 0.5, 1, blank); // with all regularisers, and without the lazy ones
    }

    boolean fits(int wantedResolution, int wantedMinibatch) {
        return resolution == wantedResolution && minibatch == wantedMinibatch;
    }

    /**
     * A step of the discriminator, then one of the generator, whose average follows.
     *
     * @param rate what both learning rates are multiplied with
     */
    Figures step(long step, double alpha, double rate, Batch reals) {
        int colours = settings.discriminator().colours();
        int height = settings.base().height(resolution);
        int width = settings.base().width(resolution);
        try (var images = HostTensors.images(reals.images(), minibatch, height, width, colours);
                var labels = HostTensors.longs(plan.labels.of(reals, minibatch));
                var key = HostTensors.longs(StepKey.at(settings.seed(), step));
                var weight = HostTensors.number(alpha);
                var judging =
                        HostTensors.number(rate * settings.discriminatorAdam().learningRate());
                var making = HostTensors.number(rate * settings.generatorAdam().learningRate());
                var keep = HostTensors.number(settings.emaDecay())) {
            Map<String, Double> found = new LinkedHashMap<>();
            Supplier<Session.Runner> feeding = () -> {
                Session.Runner runner = session.runner()
                        .feed(Sessions.name(plan.pixels), images)
                        .feed(Sessions.name(plan.key.fed()), key)
                        .feed(Sessions.name(plan.alpha), weight)
                        .feed(Sessions.name(plan.keep), keep)
                        .feed(Sessions.name(plan.discriminatorRate), judging)
                        .feed(Sessions.name(plan.generatorRate), making);
                plan.labels.fed().ifPresent(fed -> runner.feed(Sessions.name(fed), labels));
                return runner;
            };
            found.putAll(plan.discriminatorUpdate(step).run(plan.portion, feeding, how));
            found.putAll(plan.generatorUpdate.run(plan.portion, feeding, how));
            found.put(
                    "learningRate/discriminator",
                    rate * settings.discriminatorAdam().learningRate());
            found.put("learningRate/generator", rate * settings.generatorAdam().learningRate());
            return new Figures(found);
        }
    }

    /** A step, with what TensorFlow notes of its runs. */
    ChromeTrace traced(long step, double alpha, Batch reals) {
        TracedRun traced = new TracedRun();
        how = traced::run;
        try {
            step(step, alpha, 1, reals);
        } finally {
            how = Session.Runner::run;
        }
        return traced.trace();
    }

    /**
     * Images of the averaged generator, [n, height, width, colours], nominally in [−1, 1].
     *
     * @param inputs {@code latents}, and {@code labels} where there are classes
     */
    Tensor served(double alpha, Map<String, Tensor> inputs) {
        return made(plan.served, alpha, inputs);
    }

    /** The same of the generator itself. */
    Tensor generated(double alpha, Map<String, Tensor> inputs) {
        return made(plan.made, alpha, inputs);
    }

    private Tensor made(Operand<TFloat32> images, double alpha, Map<String, Tensor> inputs) {
        try (var latents = HostTensors.toTensorFlow(inputs.get("latents"));
                var labels = HostTensors.toTensorFlow(inputs.getOrDefault("labels", Tensor.of(0L)));
                var weight = HostTensors.number(alpha)) {
            Session.Runner runner =
                    session.runner().feed(Sessions.name(plan.latents), latents).feed(Sessions.name(plan.alpha), weight);
            plan.wanted.fed().ifPresent(fed -> runner.feed(Sessions.name(fed), labels));
            try (Result result = runner.fetch(Sessions.name(images)).run()) {
                return HostTensors.fromTensorFlow(result.get(0));
            }
        }
    }

    void resetOptimisers() {
        plan.bank.write(session, first.optimisers());
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
        return scope.values(session);
    }

    @Override
    public void close() {
        session.close(); // first: a graph waits for its sessions
        graph.close();
        drawn.close(); // it tells the names of what runs until then
    }
}
