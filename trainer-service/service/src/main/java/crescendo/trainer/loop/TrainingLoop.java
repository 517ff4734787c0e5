package crescendo.trainer.loop;

import crescendo.contracts.Name;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.loop.StepClock.Part;
import crescendo.trainer.state.TrainingState;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Progressive growing, Karras et al. 2018: for each position in the schedule a batch, a step of the discriminator, a step of
 * the generator and of its average, and now and then a checkpoint.
 *
 * @param stop true once the loop is to end after the step
 */
public record TrainingLoop(
        Name job,
        GrowthSchedule schedule,
        CheckpointPlan checkpoints,
        Trainee trainee,
        Journal journal,
        Reporter reporter,
        BooleanSupplier stop) {

    /** @param imagesShown so far: the trainee stands there */
    public Ending trainFrom(long imagesShown) throws InterruptedException {
        long shown = imagesShown;
        StepClock clock = new StepClock(System::nanoTime);
        while (shown < schedule.totalImages()) {
            Position at = schedule.at(shown);
            Batch reals = trainee.reals().batch(at);
            clock.spent(Part.DATA);

            Figures figures = trainee.run().step(at, reals);
            clock.spent(Part.STEP);

            shown += at.phase().minibatch();
            Position reached = schedule.reached(shown);
            reporter.report(reached, figures, clock.lap());
            if (!figures.finite()) {
                journal.settle();
                return new Ending.Diverged(reached, "the loss is no longer finite: " + figures.losses());
            }
            boolean stopping = stop.getAsBoolean();
            boolean due = checkpoints.isDue(reached);
            if (due || stopping || journal.wantsState()) {
                Map<String, Tensor> state = trainee.run().state();
                if (!Finite.all(state)) {
                    journal.settle();
                    return new Ending.Diverged(reached, "weights are no longer finite");
                }
                keep(reached, due, new TrainingState(job, shown, state));
            }
            journal.check();
            clock.spent(Part.STATE);
            if (stopping) {
                journal.settle();
                return new Ending.Stopped();
            }
        }
        journal.settle();
        return new Ending.Finished();
    }

    private void keep(Position reached, boolean due, TrainingState state) throws InterruptedException {
        if (due) {
            journal.publish(trainee.examiner().examine(trainee.run(), reached), state);
        } else {
            journal.save(state);
        }
    }
}
