package crescendo.bench.soak;

import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Journal;
import crescendo.trainer.state.TrainingState;

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
    public void publish(Checkpoint checkpoint, TrainingState state) {
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
