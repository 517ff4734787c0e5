package crescendo.trainer.upscaling;

import crescendo.trainer.gan.RealImages;
import crescendo.trainer.model.upscaling.Upscaler;
import crescendo.trainer.ops.tf.TfOps;
import crescendo.trainer.ops.tf.TfOps.Mode;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.ops.tf.VariableBank;
import crescendo.trainer.ops.tf.VariableScope;
import crescendo.trainer.optimise.Descent;
import crescendo.trainer.optimise.Ema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** An upscaler's graph: what is fed, what a step is, and what it serves. */
final class UpscalerPlan {
    private final TypedGraph<TFloat32> graph;

    final VariableBank<TFloat32> bank;
    final VariableScope<TFloat32> live;
    final VariableScope<TFloat32> average;
    final Descent descent;
    final Optional<Duel> duel;

    final Operand<TUint8> low;
    final Operand<TUint8> high;
    final Operand<TFloat32> rate;
    final Operand<TFloat32> keep;
    final Operand<TUint8> asked;

    /** Of a step, in their order. */
    final List<Turn> turns = new ArrayList<>();

    final Operand<TFloat32> served;

    /** @param side of the larger images of a pair */
    UpscalerPlan(Graph tensorFlow, UpscalerSettings settings, int side, int minibatch) {
        Upscaler network = settings.network();
        int colours = network.colours();
        graph = TypedGraph.float32(tensorFlow, settings.precision());
        bank = new VariableBank<>(graph);
        live = new VariableScope<>(bank, "generator");
        average = new VariableScope<>(bank, "ema");
        int lowSide = side / network.scale();
        low = fed(TUint8.class, minibatch, lowSide, lowSide, colours);
        high = fed(TUint8.class, minibatch, side, side, colours);
        rate = fed(TFloat32.class);
        keep = fed(TFloat32.class);
        asked = fed(TUint8.class, -1, -1, -1, colours);

        RealImages real = new RealImages(graph);
        TfOps<TFloat32> training = new TfOps<>(graph, live, Mode.TRAINING);
        Operand<TFloat32> made = network.upscale(training, real.scaled(low));
        Operand<TFloat32> truth = real.scaled(high);
        Operand<TFloat32> pixels = new PixelDistance<>(graph, settings.loss()).between(made, truth);
        descent = new Descent(bank, new VariableBank<>(graph), live, settings.adam(), rate, 1);
        duel = settings.adversary().map(adversary -> new Duel(bank, adversary, settings.adam(), rate, made, truth));
        duel.ifPresent(against -> turns.add(against.discriminatorsTurn(bank)));
        Operand<TFloat32> loss = duel.map(against -> against.generatorLoss(pixels, settings.loss()))
                .orElse(pixels);
        turns.add(generatorsTurn(loss, pixels, training));
        served = network.upscale(new TfOps<>(graph.exact(), average), real.scaled(asked));
    }

    private Turn generatorsTurn(Operand<TFloat32> loss, Operand<TFloat32> pixels, TfOps<TFloat32> training) {
        Descent.Step step = descent.down(loss);
        Map<String, Operand<TFloat32>> figures = new LinkedHashMap<>();
        figures.put("losses/generator", loss);
        if (duel.isPresent()) figures.put("pixels", pixels); // else it is the loss
        figures.putAll(step.figures());
        List<Op> ops = new ArrayList<>(step.improving());
        ops.addAll(new Following(bank, live).after(training));
        ops.addAll(new Ema(live, average).follow(bank, List.copyOf(ops), keep));
        ops.addAll(step.finishing());
        return new Turn(figures, ops);
    }

    private <T extends TType> Operand<T> fed(Class<T> type, long... shape) {
        return graph.ops().placeholder(type, Placeholder.shape(Shape.of(shape)));
    }
}
