package crescendo.trainer.upscaling;

import crescendo.contracts.model.UpscalerSpec;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.gan.Pixels;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.onnx.OnnxExport;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.Sessions;
import crescendo.trainer.ops.tf.VariableScope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * An upscaler in training: for what it makes to be near in its pixels, the first phase of Ledig et al. 2017 and Wang et al. 2018, or
 * against a discriminator as well, the second.
 */
public final class UpscalerRun implements TrainingRun {
    private final UpscalerSettings settings;
    private final int minibatch;
    private final int side;
    private final Graph graph = new Graph();
    private final UpscalerPlan plan;
    private final Session session;
    private double learningRateFactor = 1;

    /** @param schedule of one phase, whose resolution is the side of the larger images of a pair */
    public UpscalerRun(UpscalerSettings settings, GrowthSchedule schedule) {
        Phase only = schedule.phases().get(0);
        this.settings = settings;
        minibatch = only.minibatch();
        side = only.resolution();
        plan = new UpscalerPlan(graph, settings, side, minibatch);
        session = Sessions.open(graph, settings.threads());
        plan.bank.write(session, firstValues());
    }

    /** The average starts where the generator does. */
    private Map<String, Tensor> firstValues() {
        Map<String, Tensor> values = plan.descent.initial();
        for (Parameter parameter : plan.live.everything()) {
            values.put(plan.live.variable(parameter), start(plan.live, parameter));
            values.put(plan.average.variable(parameter), start(plan.live, parameter));
        }
        plan.duel.ifPresent(duel -> {
            values.putAll(duel.descent.initial());
            for (Parameter parameter : duel.discriminator.everything())
                values.put(duel.discriminator.variable(parameter), start(duel.discriminator, parameter));
        });
        return values;
    }

    private Tensor start(VariableScope<TFloat32> network, Parameter parameter) {
        return Tensor.of(InitialValues.of(settings.seed(), network.prefix(), parameter), parameter.sides());
    }

    @Override
    public Figures step(Position at, Batch pairs) {
        int colours = settings.network().colours();
        int lowSide = side / settings.network().scale();
        double rate = settings.adam().learningRate() * settings.rateFactor().applyAsDouble(at.imagesShown());
        try (var low = HostTensors.images(pairs.low(), minibatch, lowSide, lowSide, colours);
                var high = HostTensors.images(pairs.images(), minibatch, side, side, colours);
                var speed = HostTensors.number(rate * learningRateFactor);
                var keep = HostTensors.number(keep(at.step()))) {
            Map<String, Double> found = new LinkedHashMap<>();
            for (Turn turn : plan.turns)
                found.putAll(taken(
                        turn,
                        session.runner()
                                .feed(plan.low, low)
                                .feed(plan.high, high)
                                .feed(plan.rate, speed)
                                .feed(plan.keep, keep)));
            found.put("learningRate/generator", rate * learningRateFactor);
            return new Figures(found);
        }
    }

    private static Map<String, Double> taken(Turn turn, Session.Runner runner) {
        turn.figures().values().forEach(runner::fetch);
        turn.ops().forEach(runner::addTarget);
        Map<String, Double> found = new LinkedHashMap<>();
        try (Result result = runner.run()) {
            int i = 0;
            for (String name : turn.figures().keySet())
                found.put(name, (double) ((TFloat32) result.get(i++)).getFloat());
        }
        return found;
    }

    /** The first weights are random, and are soon forgotten: an average of as many steps as there were, while they are few. */
    private double keep(long step) {
        return Math.min(settings.emaDecay(), (1.0 + step) / (10.0 + step));
    }

    @Override
    public void learningRateFactor(double factor) {
        learningRateFactor = factor;
    }

    @Override
    public Map<String, Tensor> state() {
        return plan.bank.values(session, plan.bank.names());
    }

    @Override
    public void load(Position reached, Map<String, Tensor> state) {
        plan.bank.write(session, state);
    }

    @Override
    public void inherit(Position first, Map<String, Tensor> weights) {
        plan.bank.write(session, weights);
    }

    @Override
    public Map<String, Map<String, Tensor>> weights() {
        Map<String, Map<String, Tensor>> networks = new LinkedHashMap<>();
        networks.put("generator", plan.live.values(session));
        networks.put("ema", plan.average.values(session));
        plan.duel.ifPresent(duel -> networks.put("discriminator", duel.discriminator.values(session)));
        return networks;
    }

    @Override
    public byte[] exportOnnx(Position reached) {
        return OnnxExport.upscaler(settings.network(), plan.average.values(session));
    }

    @Override
    public Map<String, Tensor> serve(Position reached, Map<String, Tensor> inputs) {
        try (var asked = HostTensors.toTensorFlow(inputs.get(UpscalerSpec.IMAGES));
                Result result = session.runner()
                        .feed(plan.asked, asked)
                        .fetch(plan.served)
                        .run()) {
            Tensor raw = HostTensors.fromTensorFlow(result.get(0));
            return Map.of(UpscalerSpec.RAW, raw, UpscalerSpec.UPSCALED, Pixels.of(raw));
        }
    }

    @Override
    public void close() {
        session.close(); // first: a graph waits for its sessions
        graph.close();
    }
}
