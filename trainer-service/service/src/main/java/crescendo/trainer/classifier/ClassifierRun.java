package crescendo.trainer.classifier;

import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.gan.StepKey;
import crescendo.trainer.model.InitialValues;
import crescendo.trainer.model.Parameter;
import crescendo.trainer.ops.onnx.OnnxExport;
import crescendo.trainer.ops.tf.HostTensors;
import crescendo.trainer.ops.tf.Sessions;
import java.util.Arrays;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/** A classifier in training: cross-entropy, Adam. */
public final class ClassifierRun implements TrainingRun {
    private final ClassifierSettings settings;
    private final Graph graph = new Graph();
    private final ClassifierPlan plan;
    private final Session session;
    private final int minibatch;

    /** @param minibatch images a step, in every phase of the schedule */
    public ClassifierRun(ClassifierSettings settings, int minibatch) {
        this.settings = settings;
        this.minibatch = minibatch;
        plan = new ClassifierPlan(graph, settings, minibatch);
        session = Sessions.open(graph, settings.threads());
        Map<String, Tensor> values = plan.adam.initial();
        for (Parameter parameter : plan.parameters.parameters()) {
            long[] shape = parameter.sides();
            float[] start = InitialValues.of(settings.seed(), "classifier", parameter);
            values.put(plan.parameters.variable(parameter), Tensor.of(start, shape));
        }
        plan.bank.write(session, values);
    }

    @Override
    public Figures step(Position at, Batch reals) {
        int side = settings.network().resolution();
        int colours = settings.network().colours();
        try (var images = HostTensors.images(reals.images(), minibatch, side, side, colours);
                var labels = HostTensors.longs(
                        Arrays.stream(reals.labels()).asLongStream().toArray());
                var key = HostTensors.longs(StepKey.at(settings.seed(), at.step()))) {
            Session.Runner runner = session.runner()
                    .feed(plan.pixels, images)
                    .feed(plan.labels, labels)
                    .feed(plan.key.fed(), key)
                    .fetch(plan.loss)
                    .fetch(plan.accuracy);
            plan.update.forEach(runner::addTarget);
            try (Result result = runner.run()) {
                return new Figures(Map.of(
                        "losses/classifier",
                        number(result, 0),
                        "accuracy",
                        number(result, 1),
                        "learningRate/classifier",
                        settings.adam().learningRate()));
            }
        }
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
        return Map.of("classifier", plan.parameters.values(session));
    }

    @Override
    public byte[] exportOnnx(Position reached) {
        return OnnxExport.classifier(settings.network(), weights().get("classifier"));
    }

    @Override
    public Map<String, Tensor> serve(Position reached, Map<String, Tensor> inputs) {
        try (var asked = HostTensors.toTensorFlow(inputs.get("images"));
                Result result = session.runner()
                        .feed(plan.asked, asked)
                        .fetch(plan.served.logits())
                        .fetch(plan.probabilities)
                        .fetch(plan.served.features())
                        .run()) {
            return Map.of(
                    "logits", HostTensors.fromTensorFlow(result.get(0)),
                    "probabilities", HostTensors.fromTensorFlow(result.get(1)),
                    "features", HostTensors.fromTensorFlow(result.get(2)));
        }
    }

    @Override
    public void close() {
        session.close(); // first: a graph waits for its sessions
        graph.close();
    }

    private static double number(Result result, int index) {
        return ((TFloat32) result.get(index)).getFloat();
    }
}
