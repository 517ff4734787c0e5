package crescendo.trainer.loop;

import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;

/** Real images, shuffled: which ones a step sees depends on the seed and the images shown, and on nothing else. */
public interface Reals extends AutoCloseable {
    /** The images of the step that starts at a position, at its resolution. */
    Batch batch(Position at) throws InterruptedException;

    @Override
    void close();
}
