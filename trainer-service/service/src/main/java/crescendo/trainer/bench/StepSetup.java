package crescendo.trainer.bench;

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
 * @param r1Every steps from one R1 penalty to the next, where the game has one
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
        Game game,
        int r1Every,
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
            Game game,
            int r1Every) {
        this(resolution, batch, threads, steps, warmUp, channels, colours, game, r1Every, Precision.FULL);
    }

    public StepSetup {
        channels.at(resolution);
        if (batch < 1 || batch % ProGanDiscriminator.GROUP != 0)
            throw new IllegalArgumentException("batch must be a positive multiple of 4, not " + batch);
        if (threads < 1) throw new IllegalArgumentException("threads must be at least 1, not " + threads);
        if (warmUp < 1) throw new IllegalArgumentException("warmUp must be at least 1, not " + warmUp);
        if (r1Every < 1) throw new IllegalArgumentException("r1Every must be at least 1, not " + r1Every);
        int fewest = Math.max(2, rhythm(game, r1Every));
        if (steps < fewest) throw new IllegalArgumentException("steps must be at least " + fewest + ", not " + steps);
    }

    /** Steps after which all repeats. */
    int rhythm() {
        return rhythm(game, r1Every);
    }

    private static int rhythm(Game game, int r1Every) {
        return game == Game.NON_SATURATING_R1 ? r1Every : 1;
    }
}
