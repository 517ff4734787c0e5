package crescendo.trainer.loop;

import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Losses;

/** Hears of every step. */
public interface Reporter {
    void report(Position reached, Losses losses);
}
