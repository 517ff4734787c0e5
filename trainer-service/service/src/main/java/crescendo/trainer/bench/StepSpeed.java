package crescendo.trainer.bench;

import crescendo.contracts.recipe.Execution;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.augmentation.Augmentations;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.gan.GanRun;
import crescendo.trainer.gan.GanSettings;
import crescendo.trainer.gan.Layout;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.recipe.Objectives;
import crescendo.trainer.tower.LocalDevices;
import crescendo.trainer.trace.ChromeTrace;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Times a step: one of the discriminator and one of the generator, with Adam and the moving average, on a ProGAN in its
 * stable phase and images of noise.
 */
public final class StepSpeed {
    private StepSpeed() {}

    /**
     * What a step costs, in milliseconds: the median of its kind. Where a regulariser has its turn at some steps only,
     * the two kinds are weighted as they occur.
     */
    public record Speed(double stepMillis, int batch) {
        /** Real images shown. */
        public double imagesPerSecond() {
            return batch / stepMillis * 1000;
        }
    }

    public static Speed measure(StepSetup setup) {
        return measure(setup, run -> {});
    }

    /** @param profile of one more step after those that are timed: what TensorFlow notes of it, which makes it slower */
    public static Speed profiled(StepSetup setup, Consumer<ChromeTrace> profile) {
        Batch batch = noise(setup);
        GrowthSchedule schedule = schedule(setup);
        return measure(setup, run -> profile.accept(run.traced(schedule.at(0), batch)));
    }

    private static Speed measure(StepSetup setup, Consumer<GanRun> afterwards) {
        try (GanRun run = new GanRun(settings(setup))) {
            double millis = millis(run, schedule(setup), noise(setup), setup.warmUp(), setup.steps(), setup.rhythm());
            afterwards.accept(run);
            return new Speed(millis, setup.batch());
        }
    }

    /**
     * What a step typically takes, in milliseconds.
     *
     * @param schedule of one phase, from whose beginning the run is trained
     * @param warmUp steps before those that are timed
     * @param rhythm steps after which all repeats
     */
    static double millis(TrainingRun run, GrowthSchedule schedule, Batch batch, int warmUp, int steps, int rhythm) {
        double[] millis = new double[steps];
        int minibatch = schedule.phases().get(0).minibatch();
        for (int i = 0; i < warmUp + steps; i++) {
            long start = System.nanoTime();
            run.step(schedule.at((long) i * minibatch), batch);
            if (i >= warmUp) millis[i - warmUp] = (System.nanoTime() - start) / 1e6;
        }
        return typical(millis, warmUp, rhythm);
    }

    private static GrowthSchedule schedule(StepSetup setup) {
        Phase phase =
                Phase.of(setup.resolution(), Phase.Kind.STABLE, Long.MAX_VALUE / 4 / setup.batch(), setup.batch());
        return new GrowthSchedule(List.of(phase));
    }

    private static Batch noise(StepSetup setup) {
        return Batch.of(noise(setup.batch() * setup.resolution() * setup.resolution() * setup.colours()));
    }

    static byte[] noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(1).nextBytes(noise);
        return noise;
    }

    /**
     * The mean over a rhythm of steps, of which the first is of a kind of its own.
     *
     * @param millis of each step
     * @param first the number of the first of them
     */
    static double typical(double[] millis, int first, int rhythm) {
        double[] special = new double[millis.length];
        double[] plain = new double[millis.length];
        int specials = 0;
        int plains = 0;
        for (int i = 0; i < millis.length; i++)
            if ((first + i) % rhythm == 0) special[specials++] = millis[i];
            else plain[plains++] = millis[i];
        double sum = median(Arrays.copyOf(special, specials));
        return rhythm == 1 ? sum : (sum + (rhythm - 1) * median(Arrays.copyOf(plain, plains))) / rhythm;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }

    static GanSettings settings(StepSetup setup) {
        AdamSettings adam = new AdamSettings(0.001, 0, 0.99, 1e-8);
        return new GanSettings(
                new ProGanGenerator(setup.channels(), setup.channels().at(4), setup.colours()),
                new ProGanDiscriminator(setup.channels(), setup.colours()),
                Objectives.of(setup.objective()),
                0,
                Objectives.regularisers(setup.objective()),
                adam,
                adam,
                0.999,
                false,
                Augmentations.NONE,
                true,
                new Layout(Execution.PLAIN, setup.precision(), LocalDevices.ONE),
                1,
                setup.threads());
    }
}
