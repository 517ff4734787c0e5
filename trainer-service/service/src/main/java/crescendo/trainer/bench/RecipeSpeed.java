package crescendo.trainer.bench;

import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.device.Device;
import crescendo.trainer.device.Processor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.plan.TimedSteps.Timed;
import crescendo.trainer.recipe.ChosenParts;
import crescendo.trainer.recipe.ChosenPrecision;
import crescendo.trainer.recipe.Runs;
import crescendo.trainer.tower.Compute;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * Times steps of a recipe, as a trainer takes them on this machine's processor, on images of noise.
 *
 * @param classes of its labels, where it asks for some
 * @param imagesAtOnce of its minibatches, by resolution, where it leaves them to the memory
 * @param threads TensorFlow's; the first run of a process decides for all
 */
public record RecipeSpeed(Recipe recipe, int classes, SortedMap<Integer, Integer> imagesAtOnce, int threads) {
    private static final int WARM_UP = 2;
    private static final int FEWEST_STEPS = 5;

    /**
     * One stage after the other, each with a run of its own.
     *
     * @param seconds after which no further stage is begun
     * @param found is told of each stage
     */
    public void measure(double seconds, Consumer<Timed> found) {
        long began = System.nanoTime();
        Set<Map.Entry<Integer, Integer>> seen = new HashSet<>();
        for (Phase phase : recipe.program().schedule().phases()) {
            if (!seen.add(Map.entry(phase.resolution(), phase.minibatch()))) continue;
            if ((System.nanoTime() - began) / 1e9 > seconds) return;
            found.accept(new Timed(phase.resolution(), phase.minibatch(), millis(phase)));
        }
    }

    private double millis(Phase like) {
        int rhythm = recipe.program() instanceof Program.ProGan gan ? StepSetup.rhythm(gan.objective()) : 1;
        int steps = Math.max(FEWEST_STEPS, rhythm);
        long images = (long) (WARM_UP + steps) * like.minibatch();
        GrowthSchedule alone =
                new GrowthSchedule(List.of(Phase.of(like.resolution(), Phase.Kind.STABLE, images, like.minibatch())));
        try (TrainingRun run = Runs.open(recipe, alone, pins(), classes, Compute.processor(threads))) {
            return StepSpeed.millis(run, alone, noise(like), WARM_UP, steps, rhythm);
        }
    }

    private Pins pins() {
        Device processor = new Device("cpu", "what is timed");
        return new Pins(Map.of(), Map.of(), ChosenPrecision.choices(recipe.program(), processor, Processor.here()))
                .withChoices(ChosenParts.choices(imagesAtOnce));
    }

    private Batch noise(Phase phase) {
        Program program = recipe.program();
        int count = phase.minibatch() * program.colours();
        if (program instanceof Program.Upscaler upscaler) {
            int low = phase.resolution() / upscaler.network().scale();
            return Batch.ofPairs(
                    StepSpeed.noise(count * low * low),
                    StepSpeed.noise(count * phase.resolution() * phase.resolution()));
        }
        BaseShape base = program instanceof Program.ProGan gan ? gan.baseShape() : BaseShape.SQUARE;
        int[] labels = new Random(1).ints(phase.minibatch(), 0, classes).toArray();
        return new Batch(
                StepSpeed.noise(count * base.height(phase.resolution()) * base.width(phase.resolution())), labels);
    }
}
