package crescendo.cli.train;

import crescendo.cli.Benchmarks;
import crescendo.cli.Complaint;
import crescendo.trainer.plan.Pace;
import crescendo.trainer.plan.TimedSteps;
import crescendo.trainer.plan.TimedSteps.Timed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How long a recipe's own steps take on this machine: timed by {@code bench recipe} when it is first met, then kept in a file.
 *
 * @param machine whose pace is known
 * @param file where steps are kept by machine and recipe
 */
record OwnSteps(MachinePace machine, Path file) {
    /** More recipes than anybody compares: the file starts anew then. */
    private static final int MOST = 200;

    record Kept(Map<String, List<Timed>> steps) {
        Kept {
            steps = new TreeMap<>(steps);
        }
    }

    record Measured(List<Timed> steps) {}

    static Path cache() {
        return MachinePace.cache().resolveSibling("steps.json");
    }

    /** @param pace for the stages that would take too long to time */
    TimedSteps of(Request request, Pace pace) throws IOException, InterruptedException {
        String key = machine.machine() + ", recipe " + request.recipe().digest();
        KeptFile<Kept> kept = new KeptFile<>(file, Kept.class, "steps; delete it, and they will be timed anew");
        Map<String, List<Timed>> all = kept.read().map(Kept::steps).orElseGet(TreeMap::new);
        List<Timed> steps = all.get(key);
        if (steps == null && Benchmarks.areBuilt(machine.home())) {
            machine.says()
                    .accept("steps of this recipe are timed once, which takes half a minute; they are kept in " + file);
            try {
                steps = measured(request);
            } catch (Complaint complaint) {
                machine.says()
                        .accept(
                                "its steps cannot be timed here, so they are expected by the pace of the machine alone");
                return TimedSteps.of(request.recipe().program(), List.of(), pace);
            }
            if (all.size() >= MOST) all.clear();
            all.put(key, steps);
            kept.write(new Kept(all));
        }
        return TimedSteps.of(request.recipe().program(), steps == null ? List.of() : steps, pace);
    }

    private List<Timed> measured(Request request) throws IOException, InterruptedException {
        Path recipe = Files.createTempFile("crescendo-recipe", ".json");
        try {
            Files.write(recipe, request.recipe().bytes());
            return machine.measure(Measured.class, "recipe", recipe.toString()).steps();
        } finally {
            Files.delete(recipe);
        }
    }
}
