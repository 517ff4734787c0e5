package crescendo.trainer.bench;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Phase;
import java.util.ArrayList;
import java.util.List;

/**
 * A schedule to train for real, on images of noise.
 *
 * @param step what is trained: its resolution is where the schedule ends
 * @param from the resolution of the first stage; that of {@code step} for training at full size from the start
 * @param phaseImages shown in each fade and in each stable phase
 * @param limitSeconds after which no further step begins; 0 for none
 */
public record GrowthSetup(StepSetup step, int from, long phaseImages, double limitSeconds) {
    public GrowthSetup {
        step.channels().at(from);
        if (from > step.resolution())
            throw new IllegalArgumentException("from must be at most " + step.resolution() + ", not " + from);
        if (phaseImages < 1) throw new IllegalArgumentException("phaseImages must be at least 1, not " + phaseImages);
        if (!(limitSeconds >= 0))
            throw new IllegalArgumentException("limitSeconds must be 0 or more, not " + limitSeconds);
    }

    /** Equal phases: the first resolution's stable one, then a fade and a stable one each. */
    public GrowthSchedule schedule() {
        List<Phase> phases = new ArrayList<>();
        for (int side = from; side <= step.resolution(); side *= 2)
            for (Phase.Kind kind : Phase.Kind.values())
                if (side > from || kind == Phase.Kind.STABLE)
                    phases.add(Phase.of(side, kind, phaseImages, step.batch()));
        return new GrowthSchedule(phases);
    }

    /** As many images at the last resolution alone. */
    public GrowthSetup atFullSize(double limit) {
        return new GrowthSetup(step, step.resolution(), schedule().totalImages(), limit);
    }
}
