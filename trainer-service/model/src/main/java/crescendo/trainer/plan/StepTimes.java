package crescendo.trainer.plan;

import crescendo.contracts.schedule.Phase;

/** How long steps are expected to take. */
public interface StepTimes {
    /**
     * Milliseconds of one step.
     *
     * @param work of a step at the phase's resolution
     */
    double stepMillis(Phase phase, StepWork work);
}
