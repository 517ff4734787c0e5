package crescendo.trainer.gan;

import crescendo.trainer.labels.Classification;
import crescendo.trainer.model.Discriminator.Heads;
import crescendo.trainer.model.objective.Objective;
import crescendo.trainer.ops.tf.TfScores;
import crescendo.trainer.ops.tf.TypedGraph;
import crescendo.trainer.portion.Draws;
import crescendo.trainer.regulariser.Critic;
import crescendo.trainer.regulariser.Regulariser;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.types.family.TFloating;

/** What the discriminator lowers at a step: the objective and the regularisers whose turn it is. */
public record DiscriminatorLoss<F extends TFloating>(
        TypedGraph<F> graph,
        Objective objective,
        Function<Operand<F>, Heads<Operand<F>>> judge,
        Classification<F> classification) {
    /** Of images without labels. */
    public DiscriminatorLoss(TypedGraph<F> graph, Objective objective, UnaryOperator<Operand<F>> score) {
        this(
                graph,
                objective,
                images -> Heads.score(score.apply(images)),
                new Classification<>(graph, Optional.empty(), 0));
    }

    /** Reals and fakes are judged apart, so that the statistics of a minibatch never mix them. */
    public Judgement<F> of(Operand<F> reals, Operand<F> fakes, List<Regulariser> active, Draws<F> draws) {
        TfScores<F> scores = new TfScores<>(graph);
        Heads<Operand<F>> real = judge.apply(reals);
        Heads<Operand<F>> fake = judge.apply(fakes);
        Operand<F> loss = objective.discriminatorLoss(scores, real.score(), fake.score());
        loss = classification.addedTo(loss, List.of(real, fake));
        UnaryOperator<Operand<F>> score = images -> judge.apply(images).score();
        Critic<F> critic = new Critic<>(graph, score, reals, real.score(), fakes, fake.score(), draws);
        Optional<Operand<F>> penalty = Optional.empty();
        for (Regulariser regulariser : active) {
            Operand<F> added = graph.mul(regulariser.penalty(critic), regulariser.every());
            loss = scores.add(loss, added);
            penalty = Optional.of(penalty.map(sum -> scores.add(sum, added)).orElse(added));
        }
        return new Judgement<>(loss, real.score(), fake.score(), penalty);
    }
}
