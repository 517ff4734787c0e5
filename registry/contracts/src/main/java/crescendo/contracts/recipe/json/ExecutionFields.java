package crescendo.contracts.recipe.json;

import crescendo.contracts.recipe.Execution;
import crescendo.contracts.recipe.Execution.Precision;
import crescendo.contracts.recipe.Execution.Statistics;
import crescendo.contracts.recipe.Growth;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How steps are computed, as a recipe says it. */
final class ExecutionFields {
    /** Images that a ProGAN's discriminator compares: a part of a minibatch holds whole groups of them. */
    private static final int GROUP = 4;

    private static final int MOST_TOWERS = 256;

    private ExecutionFields() {}

    /** @param automatic whether the schedule's minibatch is {@code auto} */
    static Execution read(Fields fields, Growth growth, boolean automatic) {
        Precision precision = fields.chosen("precision", Precision.FULL);
        SortedMap<Integer, Integer> minibatch = growth.minibatch();
        SortedMap<Integer, Integer> microBatch = new TreeMap<>();
        if (automatic && fields.has("microBatch") && !fields.says("microBatch", ScheduleFields.AUTO)) {
            fields.fault("microBatch", "given beside schedule.minibatch: \"auto\"", "use the one or the other");
        }
        if (!fields.says("microBatch", ScheduleFields.AUTO) && !automatic) {
            fields.byResolution("microBatch", new ArrayList<>(minibatch.keySet()), r -> 0L, 0, 4096)
                    .forEach((resolution, images) -> microBatch.put(resolution, images.intValue()));
        }
        int towers = (int) fields.integer("towers", 1, 1, MOST_TOWERS);
        Statistics statistics = fields.chosen("statistics", Statistics.TOWER);
        fields.done();
        Execution execution = new Execution(precision, microBatch, towers, statistics);
        minibatch.forEach((resolution, images) -> refuseUneven(fields, execution, resolution, images));
        return execution;
    }

    private static void refuseUneven(Fields fields, Execution execution, int resolution, int minibatch) {
        int atOnce = execution.atOnce(resolution, minibatch);
        if (atOnce < minibatch && (minibatch % atOnce != 0 || atOnce % GROUP != 0)) {
            fields.fault(
                    "microBatch." + resolution,
                    atOnce + " cannot be a part of a minibatch of " + minibatch + " here",
                    allowedParts(minibatch));
        } else if (atOnce % execution.towers() != 0) {
            fields.fault(
                    "towers",
                    execution.towers() + " cannot share the " + atOnce + " images that are trained at once at "
                            + resolution + "×" + resolution,
                    "use a number that divides them");
        }
    }

    private static String allowedParts(int minibatch) {
        List<Integer> parts = new ArrayList<>();
        for (int images = GROUP; images < minibatch; images += GROUP) if (minibatch % images == 0) parts.add(images);
        return "use 0 for the whole"
                + (parts.isEmpty()
                        ? ""
                        : ", or one of " + Fields.listed(parts) + ": whole groups of " + GROUP + " images");
    }
}
