package crescendo.trainer.bench;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.gan.GanRun;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Trains a schedule, and tells when each of its images had been shown. */
public final class GrowthSpeed {
    private static final double NANOS = 1e9;

    private GrowthSpeed() {}

    /**
     * A step as it ended. A stage's first has waited for its graph, too.
     *
     * @param phase its number in the schedule
     * @param imagesShown up to here
     * @param seconds since the run was made
     * @param stepSeconds of this step alone
     * @param changeSeconds of these until its graph was there with all values in it
     */
    public record Step(
            int phase,
            int resolution,
            Phase.Kind kind,
            long imagesShown,
            double seconds,
            double stepSeconds,
            double changeSeconds) {}

    /** @param told of every step, outside of its time */
    public static void train(GrowthSetup setup, Consumer<Step> told) {
        GrowthSchedule schedule = setup.schedule();
        Map<Integer, Batch> noise = noise(setup);
        long began = System.nanoTime();
        try (GanRun run = new GanRun(StepSpeed.settings(setup.step()), schedule)) {
            double limit = setup.limitSeconds() == 0 ? Double.POSITIVE_INFINITY : setup.limitSeconds();
            for (long shown = 0; shown < schedule.totalImages() && since(began) < limit; ) {
                Position at = schedule.at(shown);
                long start = System.nanoTime();
                run.grow(at);
                double changeSeconds = since(start);
                run.step(at, noise.get(at.resolution()));
                double stepSeconds = since(start);
                shown += at.phase().minibatch();
                told.accept(new Step(
                        at.phaseIndex(),
                        at.resolution(),
                        at.phase().kind(),
                        shown,
                        since(began),
                        stepSeconds,
                        changeSeconds));
            }
        }
    }

    private static Map<Integer, Batch> noise(GrowthSetup setup) {
        Random random = new Random(1);
        Map<Integer, Batch> noise = new HashMap<>();
        for (int side = setup.from(); side <= setup.step().resolution(); side *= 2) {
            byte[] pixels =
                    new byte[setup.step().batch() * side * side * setup.step().colours()];
            random.nextBytes(pixels);
            noise.put(side, Batch.of(pixels));
        }
        return noise;
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / NANOS;
    }
}
