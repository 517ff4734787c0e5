package crescendo.trainer.bench;

import crescendo.contracts.recipe.Objective;
import crescendo.contracts.recipe.Objective.Comparison;
import crescendo.contracts.recipe.Objective.Consistency;
import crescendo.contracts.recipe.Objective.Loss;
import crescendo.contracts.recipe.Objective.Penalty;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.plan.Pace;
import crescendo.trainer.plan.StepWork;
import java.util.List;

/** Steps of small networks that differ in what steps cost: from them the pace of the machine is found. */
public final class PaceProbe {
    private static final Objective WGAN_GP = new Objective(
            Loss.WASSERSTEIN,
            Comparison.PLAIN,
            0,
            new Penalty(Penalty.Kind.GRADIENT_PENALTY, 10, 1, 1),
            0.001,
            Consistency.NONE,
            0);
    private static final int STEPS = 5;
    private static final int WARM_UP = 2;
    private static final int COLOURS = 3;

    private PaceProbe() {}

    /** What is measured: few images and many, few channels and many, low and high. */
    public static List<StepSetup> setups(int threads) {
        return List.of(
                setup(threads, 4, 4, 32),
                setup(threads, 4, 16, 512),
                setup(threads, 8, 32, 128),
                setup(threads, 16, 16, 128),
                setup(threads, 32, 16, 16),
                setup(threads, 32, 8, 128),
                setup(threads, 64, 4, 64));
    }

    private static StepSetup setup(int threads, int resolution, int batch, int channels) {
        // as many channels at every resolution
        ChannelPlan plan = ChannelPlan.capped(channels * resolution, channels, resolution);
        return new StepSetup(resolution, batch, threads, STEPS, WARM_UP, plan, COLOURS, Game.WGAN_GP);
    }

    public static Pace.Measured measured(StepSetup setup) {
        var settings = StepSpeed.settings(setup);
        StepWork work = StepWork.of(settings.generator(), settings.discriminator(), WGAN_GP, setup.resolution());
        return new Pace.Measured(work, setup.batch(), StepSpeed.measure(setup).stepMillis());
    }
}
