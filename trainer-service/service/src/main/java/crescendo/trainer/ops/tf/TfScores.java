package crescendo.trainer.ops.tf;

import crescendo.trainer.model.objective.Scores;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** Losses as TensorFlow computes them. */
public record TfScores<F extends TFloating>(TypedGraph<F> graph) implements Scores<Operand<F>> {
    @Override
    public Operand<F> add(Operand<F> a, Operand<F> b) {
        return graph.ops().math.add(a, b);
    }

    @Override
    public Operand<F> subtract(Operand<F> a, Operand<F> b) {
        return graph.ops().math.sub(a, b);
    }

    @Override
    public Operand<F> times(Operand<F> a, double factor) {
        return graph.mul(a, factor);
    }

    @Override
    public Operand<F> plus(Operand<F> a, double summand) {
        return graph.add(a, summand);
    }

    @Override
    public Operand<F> softplus(Operand<F> x) {
        return graph.ops().math.softplus(x);
    }

    @Override
    public Operand<F> positive(Operand<F> x) {
        return graph.ops().nn.relu(x);
    }

    @Override
    public Operand<F> square(Operand<F> x) {
        return graph.ops().math.square(x);
    }

    @Override
    public Operand<F> mean(Operand<F> x) {
        return graph.meanOfAll(x);
    }
}
