package crescendo.trainer.loop;

import crescendo.contracts.schedule.Position;
import crescendo.trainer.guard.Lookout.Alarm;

/** How a loop ends in good order. */
public sealed interface Ending {
    /** The schedule is done. */
    record Finished() implements Ending {}

    /** Somebody asked for it; the state is written. */
    record Stopped() implements Ending {}

    /** The guard says so, or somebody outside. */
    record Collapsed(Position reached, Alarm alarm) implements Ending {}

    /** NaN or infinity: nothing of this step is kept. */
    record Diverged(Position reached, String what) implements Ending {
        /** Any version that was published before is worth going back to. */
        public Alarm alarm() {
            return new Alarm(reason(), Long.MAX_VALUE);
        }

        public String reason() {
            return what + " at step " + reached.step() + ", after " + reached.imagesShown() + " images, at "
                    + reached.resolution() + "×" + reached.resolution();
        }
    }
}
