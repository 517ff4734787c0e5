package crescendo.trainer.loop;

import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.TrainingRun;
import crescendo.trainer.guard.Eye;

/**
 * All that the loop trains with.
 *
 * @param examiner makes a checkpoint of the run as it stands
 * @param eye      of the collapse guard
 */
public record Trainee(TrainingRun run, Reals reals, Examiner examiner, Eye eye) implements AutoCloseable {
    /** One that nobody looks at. */
    public Trainee(TrainingRun run, Reals reals, Examiner examiner) {
        this(run, reals, examiner, Eye.CLOSED);
    }

    /** Turns networks into files that serve, and refuses those that do not serve what was trained. */
    public interface Examiner {
        /** @throws ExportMismatch where the exported file computes something else than the network in training */
        Checkpoint examine(TrainingRun run, Position reached);
    }

    @Override
    public void close() {
        try {
            run.close();
        } finally {
            reals.close();
        }
    }
}
