package crescendo.bench.growth;

import crescendo.bench.Figure;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.bench.GrowthSpeed.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a phase of a schedule took.
 *
 * @param seconds of all its steps
 * @param stepMillis the median, but for a step that waited for its graph
 * @param spreadMillis between the quartiles of the same steps: a stall that is no longer tells little
 * @param stallSeconds what the first step of a resolution took beyond the median: the change, and TensorFlow's first plans;
 *     0 in other phases
 * @param changeSeconds what that step took before its graph first ran: building what was not built ahead, and the variables'
 *     values; 0 in other phases
 */
record PhaseFigures(
        int resolution,
        Phase.Kind phase,
        int steps,
        double seconds,
        double stepMillis,
        double spreadMillis,
        double stallSeconds,
        double changeSeconds) {
    /** @param steps at least one, each phase's in turn */
    static List<PhaseFigures> of(List<Step> steps) {
        List<PhaseFigures> figures = new ArrayList<>();
        int resolution = 0;
        for (int from = 0; from < steps.size(); ) {
            int to = from;
            while (to < steps.size() && steps.get(to).phase() == steps.get(from).phase()) to++;
            figures.add(of(steps.subList(from, to), steps.get(from).resolution() != resolution));
            resolution = steps.get(from).resolution();
            from = to;
        }
        return figures;
    }

    private static PhaseFigures of(List<Step> steps, boolean grows) {
        double[] seconds = steps.stream().mapToDouble(Step::stepSeconds).toArray();
        boolean apart = grows && seconds.length > 1;
        double[] undisturbed = Arrays.copyOfRange(seconds, apart ? 1 : 0, seconds.length);
        double median = Figure.median(undisturbed);
        double all = 0;
        for (double each : seconds) all += each;
        Step first = steps.get(0);
        return new PhaseFigures(
                first.resolution(),
                first.kind(),
                seconds.length,
                Figure.rounded(all),
                Figure.rounded(median * 1000),
                Figure.rounded(Figure.spread(undisturbed) * 1000),
                Figure.rounded(apart ? Math.max(0, seconds[0] - median) : 0),
                Figure.rounded(grows ? first.changeSeconds() : 0));
    }
}
