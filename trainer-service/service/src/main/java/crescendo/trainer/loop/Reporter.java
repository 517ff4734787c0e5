package crescendo.trainer.loop;

import crescendo.contracts.schedule.Position;
import crescendo.contracts.step.Split;
import crescendo.trainer.engine.Figures;

/** Hears of every step. */
public interface Reporter {
    /**
     * @param reached where the step ended
     * @param split   of the time since the step before ended
     */
    void report(Position reached, Figures figures, Split split);
}
