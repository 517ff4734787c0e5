package crescendo.contracts.recipe;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How a network grows, as a recipe says it.
 *
 * @param from         resolution of the first stage; equal to {@code resolution} for no growing
 * @param resolution   of the last stage
 * @param fadeImages   images shown while a resolution's layers fade in; the first resolution has no fade
 * @param stableImages images shown after it; 0 for none
 * @param minibatch    images a step
 * @param repeats      steps from one update of α to the next; the code behind the paper's numbers took 4
 */
public record Growth(
        int from,
        int resolution,
        SortedMap<Integer, Long> fadeImages,
        SortedMap<Integer, Long> stableImages,
        SortedMap<Integer, Integer> minibatch,
        int repeats) {

    public GrowthSchedule schedule() {
        List<Phase> phases = new ArrayList<>();
        for (int r = from; r <= resolution; r *= 2) {
            if (r > from && fadeImages.get(r) > 0) {
                phases.add(Phase.of(r, Phase.Kind.FADE, fadeImages.get(r), minibatch.get(r), repeats));
            }
            if (stableImages.get(r) > 0) {
                phases.add(Phase.of(r, Phase.Kind.STABLE, stableImages.get(r), minibatch.get(r)));
            }
        }
        return new GrowthSchedule(phases);
    }
}
