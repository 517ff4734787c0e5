package crescendo.trainer.bench;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.gan.GanRun;
import crescendo.trainer.gan.GanSettings;
import crescendo.trainer.model.ChannelPlan;
import crescendo.trainer.model.ProGanDiscriminator;
import crescendo.trainer.model.ProGanGenerator;
import crescendo.trainer.model.objective.NonSaturating;
import crescendo.trainer.model.objective.Wasserstein;
import crescendo.trainer.optimise.AdamSettings;
import crescendo.trainer.regulariser.Drift;
import crescendo.trainer.regulariser.GradientPenalty;
import crescendo.trainer.regulariser.R1;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * Times a step: one of the discriminator and one of the generator, with Adam and the moving average, on a ProGAN of three
 * colours in its stable phase.
 */
public final class StepSpeed {
    /** Steps before the clock starts: the first ones plan memory and choose kernels. */
    private static final int WARM_UP = 3;

    private StepSpeed() {}

    /**
     * What to time.
     *
     * @param fmapMax cap of the channels; below it they follow the paper's 128² network
     * @param objective {@code wgan-gp} or {@code non-saturating} (with R1 at every eighth step)
     */
    public record Setup(int resolution, int batch, int threads, int steps, int fmapMax, String objective) {
        public Setup {
            if (batch < 1) throw new IllegalArgumentException("batch must be at least 1, not " + batch);
            if (steps < 1) throw new IllegalArgumentException("steps must be at least 1, not " + steps);
            if (!List.of("wgan-gp", "non-saturating").contains(objective))
                throw new IllegalArgumentException("objective must be wgan-gp or non-saturating, not " + objective);
        }
    }

    /** Peak memory is the process's, TensorFlow's included. */
    public record Speed(double imagesPerSecond, double stepMillis, long peakRssMiB) {}

    public static Speed measure(Setup setup) {
        Phase phase =
                Phase.of(setup.resolution(), Phase.Kind.STABLE, Long.MAX_VALUE / 4 / setup.batch(), setup.batch());
        GrowthSchedule schedule = new GrowthSchedule(List.of(phase));
        byte[] pixels = new byte[setup.batch() * setup.resolution() * setup.resolution() * 3];
        new Random(1).nextBytes(pixels);
        Batch batch = Batch.of(pixels);
        try (GanRun run = new GanRun(settings(setup))) {
            for (int i = 0; i < WARM_UP; i++) run.step(schedule.at((long) i * setup.batch()), batch);
            long start = System.nanoTime();
            for (int i = WARM_UP; i < WARM_UP + setup.steps(); i++)
                run.step(schedule.at((long) i * setup.batch()), batch);
            double seconds = (System.nanoTime() - start) / 1e9;
            double perStep = seconds / setup.steps();
            return new Speed(setup.batch() / perStep, perStep * 1000, peakRssMiB());
        }
    }

    private static GanSettings settings(Setup setup) {
        ChannelPlan channels = ChannelPlan.capped(2048, setup.fmapMax(), setup.resolution());
        AdamSettings adam = new AdamSettings(0.001, 0, 0.99, 1e-8);
        boolean wasserstein = setup.objective().equals("wgan-gp");
        return new GanSettings(
                new ProGanGenerator(channels, setup.fmapMax(), 3),
                new ProGanDiscriminator(channels, 3),
                wasserstein ? new Wasserstein() : new NonSaturating(),
                wasserstein ? List.of(new GradientPenalty(10, 1), new Drift(0.001)) : List.of(new R1(10, 8)),
                adam,
                adam,
                0.999,
                false,
                true,
                1,
                setup.threads());
    }

    private static long peakRssMiB() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read this process's peak memory", e);
        }
    }
}
