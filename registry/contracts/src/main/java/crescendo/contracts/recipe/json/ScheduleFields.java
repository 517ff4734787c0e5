package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.Growth;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a network grows, as a recipe says it. */
final class ScheduleFields {
    /** Instead of numbers: the preset's minibatches, in parts that fit the trainer's memory. */
    static final String AUTO = "auto";

    private static final long MANY = 1_000_000_000L;
    private static final int LARGEST_MINIBATCH = 4096;

    private ScheduleFields() {}

    static boolean automatic(Fields schedule) {
        return schedule.says("minibatch", AUTO);
    }

    static Growth read(Fields schedule, Preset preset) {
        int resolution = schedule.resolution("resolution", 32, 4, 1024);
        int from = schedule.resolution("from", 4, 4, resolution);
        List<Integer> stages = Fields.powersOfTwo(from, resolution);
        SortedMap<Integer, Long> fade = schedule.byResolution("fadeImages", stages, r -> preset.images(), 0, MANY);
        fade.put(from, 0L);
        SortedMap<Integer, Long> stable = schedule.byResolution(
                "stableImages",
                stages,
                r -> r == resolution ? preset.lastStable(stages.size()) : preset.images(),
                0,
                MANY);
        requireShown(schedule, stages, fade, stable);
        SortedMap<Integer, Integer> minibatch = minibatch(schedule, stages, preset);
        int repeats = (int) schedule.integer("repeats", preset.repeats(), 1, 1024);
        schedule.done();
        return new Growth(from, resolution, fade, stable, minibatch, repeats);
    }

    private static void requireShown(
            Fields schedule, List<Integer> stages, SortedMap<Integer, Long> fade, SortedMap<Integer, Long> stable) {
        int from = stages.get(0);
        int resolution = stages.get(stages.size() - 1);
        if (stable.get(resolution) == 0) {
            schedule.fault("stableImages." + resolution, "0 is not allowed", "the last stage must be shown stable");
        }
        if (stable.get(from) == 0) {
            schedule.fault("stableImages." + from, "0 is not allowed", "the first stage must be shown stable");
        }
        for (int stage : stages) {
            if (fade.get(stage) + stable.get(stage) == 0 && stage > from && stage < resolution) {
                schedule.fault("stableImages." + stage, "0 is not allowed", "a stage between two others has images");
            }
        }
    }

    private static SortedMap<Integer, Integer> minibatch(Fields schedule, List<Integer> stages, Preset preset) {
        SortedMap<Integer, Integer> minibatch = new TreeMap<>();
        if (automatic(schedule)) {
            stages.forEach(r -> minibatch.put(r, preset.minibatch().apply(r)));
            return minibatch;
        }
        schedule.byResolution(
                        "minibatch", stages, r -> (long) preset.minibatch().apply(r), 1, LARGEST_MINIBATCH)
                .forEach((r, n) -> minibatch.put(r, n.intValue()));
        return minibatch;
    }
}
