package crescendo.bench.soak;

import crescendo.contracts.guard.Standing;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Journal;
import crescendo.trainer.state.TrainingState;
import java.util.Optional;

/** Keeps the last state in memory, as the bytes that a store would hold; a state is wanted every few steps. */
final class Notebook implements Journal {
    private static final int STEPS_BETWEEN = 10;

    private int steps;
    private int checkpoints;
    private byte[] last;

    @Override
    public boolean wantsState() {
        return ++steps % STEPS_BETWEEN == 0;
    }

    @Override
    public void save(TrainingState state) {
        last = state.encode();
    }

    @Override
    public void publish(Checkpoint checkpoint, TrainingState state, Optional<Standing> standing) {
        checkpoints++;
        save(state);
    }

    @Override
    public void check() {
        // nothing is written beside training
    }

    @Override
    public void settle() {
        // as above
    }

    int checkpoints() {
        return checkpoints;
    }

    byte[] last() {
        return last;
    }
}
