package crescendo.cli.demo.plan;

import crescendo.contracts.recipe.Growth;
import crescendo.contracts.recipe.Program;
import crescendo.contracts.recipe.Recipe;
import java.util.SortedMap;
import java.util.TreeMap;

/** A recipe for a slower machine: fewer images in each phase, in the same proportions. */
public final class Scaling {
    private Scaling() {}

    /** @param share of the images, in (0, 1] */
    public static Recipe of(Recipe recipe, double share) {
        Program.ProGan program = (Program.ProGan) recipe.program();
        Growth growth = program.growth();
        Growth scaled = new Growth(
                growth.from(),
                growth.resolution(),
                scaled(growth.fadeImages(), growth.minibatch(), share),
                scaled(growth.stableImages(), growth.minibatch(), share),
                growth.minibatch(),
                growth.repeats());
        Program.ProGan shorter = new Program.ProGan(
                program.latentSize(),
                program.colours(),
                program.baseShape(),
                program.channels(),
                program.conditioning(),
                program.objective(),
                program.optimiser(),
                program.ema(),
                program.augmentation(),
                scaled,
                program.execution(),
                program.checkpointEvery(),
                program.guard());
        return new Recipe(
                recipe.model(),
                recipe.data(),
                recipe.after(),
                recipe.from(),
                recipe.seed(),
                shorter,
                recipe.measuring(),
                recipe.retention(),
                recipe.watch(),
                recipe.queue());
    }

    /** A phase that is there stays, be it for a single minibatch. */
    private static SortedMap<Integer, Long> scaled(
            SortedMap<Integer, Long> images, SortedMap<Integer, Integer> minibatch, double share) {
        SortedMap<Integer, Long> scaled = new TreeMap<>();
        images.forEach((resolution, count) -> {
            long least = minibatch.get(resolution);
            scaled.put(resolution, count == 0 ? 0 : Math.max(least, Math.round(count * share)));
        });
        return scaled;
    }
}
