package crescendo.trainer.bench;

import crescendo.contracts.recipe.Objective;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.ops.tf.Precision;

/**
 * What to time.
 *
 * @param batch real images a step, a multiple of {@link ProGanDiscriminator#GROUP}
 * @param threads TensorFlow's; the first run of a process decides for all
 * @param steps to time: at least two, and one whole rhythm, so that each kind of step is seen
 * @param warmUp steps before them: the first ones plan memory and choose kernels
 * @param channels up to {@code resolution} or higher; a latent has as many components as there are at 4
 * @param objective as a recipe says it
 * @param precision of the convolutions
 */
public record StepSetup(
        int resolution,
        int batch,
        int threads,
        int steps,
        int warmUp,
        ChannelPlan channels,
        int colours,
        Objective objective,
        Precision precision) {
    /** In float32. */
    public StepSetup(
            int resolution,
            int batch,
            int threads,
            int steps,
            int warmUp,
            ChannelPlan channels,
            int colours,
            Objective objective) {
        this(resolution, batch, threads, steps, warmUp, channels, colours, objective, Precision.FULL);
    }

    public StepSetup {
        channels.at(resolution);
        if (batch < 1 || batch % ProGanDiscriminator.GROUP != 0)
            throw new IllegalArgumentException("batch must be a positive multiple of 4, not " + batch);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        if (warmUp < 1) throw new IllegalArgumentException("warmUp must be at least 1, not " + warmUp);
        int fewest = fewestSteps(objective);
        if (steps < fewest) throw new IllegalArgumentException("steps must be at least " + fewest + ", not " + steps);
    }

    /** Steps after which all repeats. */
    int rhythm() {
        return rhythm(objective);
    }

    /** Steps that must be timed, so that each kind of step is seen. */
    public static int fewestSteps(Objective objective) {
        return Math.max(2, rhythm(objective));
    }

    /** Steps after which all repeats that is played for so. */
    static int rhythm(Objective objective) {
        return objective.penalty().weight() > 0 ? objective.penalty().every() : 1;
    }
}
