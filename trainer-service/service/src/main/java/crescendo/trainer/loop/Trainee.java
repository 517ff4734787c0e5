package crescendo.trainer.loop;

import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.TrainingRun;

/**
 * All that the loop trains with.
 *
 * @param examiner makes a checkpoint of the run as it stands
 */
public record Trainee(TrainingRun run, Reals reals, Examiner examiner) implements AutoCloseable {
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
