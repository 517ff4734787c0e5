package crescendo.trainer.loop;

import crescendo.contracts.schedule.Position;

/** How a loop ends in good order. */
public sealed interface Ending {
    /** The schedule is done. */
    record Finished() implements Ending {}

    /** Somebody asked for it; the state is written. */
    record Stopped() implements Ending {}

    /** NaN or infinity: nothing of this step is kept. */
    record Diverged(Position reached, String what) implements Ending {
        public String reason() {
            return what + " at step " + reached.step() + ", after " + reached.imagesShown() + " images, at "
                    + reached.resolution() + "×" + reached.resolution();
        }
    }
}
