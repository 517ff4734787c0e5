package crescendo.trainer.recipe;

import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.Execution;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts that minibatches are trained in, where the recipe leaves them to the memory of its first trainer. */
public final class ChosenParts {
    private static final String FIELD = "execution.microBatch.";

    private ChosenParts() {}

    /**
     * As a claim keeps them.
     *
     * @param imagesAtOnce by resolution
     */
    public static Map<String, String> choices(SortedMap<Integer, Integer> imagesAtOnce) {
        Map<String, String> choices = new TreeMap<>();
        imagesAtOnce.forEach((resolution, images) -> choices.put(FIELD + resolution, Integer.toString(images)));
        return choices;
    }

    /** What the recipe says, or else what the claim kept. */
    static Execution of(Execution execution, Pins pins) {
        if (!execution.fitsMemory()) return execution;
        SortedMap<Integer, Integer> chosen = new TreeMap<>();
        pins.choices().forEach((field, images) -> {
            if (field.startsWith(FIELD))
                chosen.put(Integer.valueOf(field.substring(FIELD.length())), Integer.valueOf(images));
        });
        return execution.withMicroBatch(chosen);
    }
}
