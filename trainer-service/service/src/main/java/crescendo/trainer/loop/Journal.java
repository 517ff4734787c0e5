package crescendo.trainer.loop;

import crescendo.contracts.guard.Standing;
import crescendo.trainer.state.TrainingState;
import java.util.Optional;

/** Where a loop leaves what must outlive it. What was deposed says so by an exception at the next call. */
public interface Journal {
    /** Whether it is time for another state, and the one before is written. */
    boolean wantsState();

    /** Writes a state beside training. */
    void save(TrainingState state) throws InterruptedException;

    /**
     * Publishes a checkpoint with the state of that very step, beside training.
     *
     * @param standing how the guard found it, where it looked
     */
    void publish(Checkpoint checkpoint, TrainingState state, Optional<Standing> standing) throws InterruptedException;

    /** @throws RuntimeException where what was being written beside training has failed */
    void check() throws InterruptedException;

    /** Until everything is written. */
    void settle() throws InterruptedException;
}
