package crescendo.trainer.plan;

import crescendo.contracts.recipe.Program;
import crescendo.contracts.schedule.Phase;
import java.util.Comparator;
import java.util.List;

/**
 * Steps of a program as they were timed on a machine. Those that were not are expected by the machine's pace, as far off as it is
 * at the nearest resolution that was timed.
 */
public final class TimedSteps implements StepTimes {
    /** A step at one resolution. */
    public record Timed(int resolution, int minibatch, double millis) {
        public Timed {
            if (!(millis > 0)) throw new IllegalArgumentException("millis must be positive, not " + millis);
        }
    }

    /** @param ratio of what was timed to what the pace expects */
    private record Known(Timed step, double ratio) {}

    private final List<Known> known;
    private final Pace pace;

    private TimedSteps(List<Known> known, Pace pace) {
        this.known = known;
        this.pace = pace;
    }

    /** Of a program whose steps were timed at some of its resolutions, or at none. */
    public static TimedSteps of(Program program, List<Timed> timed, Pace pace) {
        return new TimedSteps(
                timed.stream()
                        .map(step -> new Known(
                                step,
                                step.millis / pace.stepMillis(StepWork.of(program, step.resolution), step.minibatch)))
                        .toList(),
                pace);
    }

    @Override
    public double stepMillis(Phase phase, StepWork work) {
        return known.stream()
                .filter(one -> one.step.resolution == phase.resolution() && one.step.minibatch == phase.minibatch())
                .map(one -> one.step.millis)
                .findFirst()
                .orElseGet(() -> pace.stepMillis(phase, work) * ratioNear(phase.resolution()));
    }

    private double ratioNear(int resolution) {
        return known.stream()
                .min(Comparator.comparingDouble(one -> Math.abs(Math.log((double) one.step.resolution / resolution))))
                .map(Known::ratio)
                .orElse(1.0);
    }
}
