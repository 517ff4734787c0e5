package crescendo.trainer.classifier;

import crescendo.trainer.gan.RealImages;
import crescendo.trainer.gan.StepKey;
import crescendo.trainer.model.Classifier;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import crescendo.trainer.optimise.Adam;
import crescendo.trainer.portion.Draws;
import crescendo.trainer.portion.Portion;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** A classifier's graph: what is fed, what a step is, and what it serves. */
final class ClassifierPlan {
    private final TypedGraph<TFloat32> graph;

    final VariableBank<TFloat32> bank;
    final VariableScope<TFloat32> parameters;
    final Adam adam;

    final Operand<TUint8> pixels;
    final Operand<TInt64> labels;
    final StepKey key;
    final Operand<TUint8> asked;

    final Operand<TFloat32> loss;
    final Operand<TFloat32> accuracy;
    final List<Op> update;
    final Classifier.Heads<Operand<TFloat32>> served;
    final Operand<TFloat32> probabilities;

    ClassifierPlan(Graph tensorFlow, ClassifierSettings settings, int minibatch) {
        Classifier network = settings.network();
        graph = TypedGraph.float32(tensorFlow);
        bank = new VariableBank<>(graph);
        parameters = new VariableScope<>(bank, "classifier");
        int side = network.resolution();
        pixels = fed(TUint8.class, minibatch, side, side, network.colours());
        labels = fed(TInt64.class, minibatch);
        asked = fed(TUint8.class, -1, side, side, network.colours());
        key = new StepKey(graph.ops());

        RealImages real = new RealImages(graph);
        Operand<TFloat32> images = real.scaled(pixels);
        if (settings.mirror())
            images = real.mirrored(
                    images,
                    new Draws<>(graph, key.of(StepKey.Use.MIRRORING), Portion.of(graph.ops(), minibatch, minibatch)));
        Operand<TFloat32> logits =
                network.classify(new TfOps<>(graph, parameters), images).logits();
        loss = crossEntropy(logits, network.classes());
        accuracy = accuracy(logits);
        adam = new Adam(bank, parameters, settings.adam());
        update = adam.minimise(loss);
        served = network.classify(new TfOps<>(graph, parameters), real.scaled(asked));
        probabilities = graph.ops().nn.softmax(served.logits());
    }

    private Operand<TFloat32> crossEntropy(Operand<TFloat32> logits, int classes) {
        var tf = graph.ops();
        Operand<TFloat32> truth = tf.oneHot(labels, tf.constant(classes), graph.scalar(1), graph.scalar(0));
        return graph.meanOfAll(
                tf.nn.softmaxCrossEntropyWithLogits(logits, truth).loss());
    }

    private Operand<TFloat32> accuracy(Operand<TFloat32> logits) {
        var tf = graph.ops();
        var right = tf.math.equal(tf.math.argMax(logits, tf.constant(1)), labels);
        return graph.meanOfAll(tf.dtypes.cast(right, TFloat32.class));
    }

    private <T extends TType> Operand<T> fed(Class<T> type, long... shape) {
        return graph.ops().placeholder(type, Placeholder.shape(Shape.of(shape)));
    }
}
