package crescendo.trainer.loop;

import crescendo.contracts.Name;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.job.Course;
import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.engine.Figures;
import crescendo.trainer.guard.Lookout;
import crescendo.trainer.guard.Lookout.Seen;
import crescendo.trainer.loop.StepClock.Part;
import crescendo.trainer.state.TrainingState;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Progressive growing, Karras et al. 2018: for each position in the schedule a batch, a step of the discriminator, a step of
 * the generator and of its average, and now and then a checkpoint.
 *
 * @param course  roll-backs, after which training goes on with other learning rates
 * @param lookout for a collapse
 * @param stop true once the loop is to end after the step
 */
public record TrainingLoop(
        Name job,
        GrowthSchedule schedule,
        CheckpointPlan checkpoints,
        Course course,
        Lookout lookout,
        Trainee trainee,
        Journal journal,
        Reporter reporter,
        BooleanSupplier stop) {
    /** Of a job without roll-backs, that nothing guards. */
    public TrainingLoop(
            Name job,
            GrowthSchedule schedule,
            CheckpointPlan checkpoints,
            Trainee trainee,
            Journal journal,
            Reporter reporter,
            BooleanSupplier stop) {
        this(job, schedule, checkpoints, Course.STRAIGHT, Lookout.none(), trainee, journal, reporter, stop);
    }

    /** @param imagesShown so far: the trainee stands there */
    public Ending trainFrom(long imagesShown) throws InterruptedException {
        long shown = imagesShown;
        StepClock clock = new StepClock(System::nanoTime);
        while (shown < schedule.totalImages()) {
            Position at = schedule.at(shown);
            Batch reals = trainee.reals().batch(at);
            clock.spent(Part.DATA);

            trainee.run().learningRateFactor(course.learningRateFactor(shown));
            Figures figures = trainee.run().step(at, reals);
            clock.spent(Part.STEP);

            shown += at.phase().minibatch();
            Position reached = schedule.reached(shown);
            boolean due = checkpoints.isDue(reached);
            if (!figures.finite()) {
                reporter.report(reached, figures, clock.lap());
                journal.settle();
                return new Ending.Diverged(reached, "the loss is no longer finite: " + figures.losses());
            }
            Seen seen = lookout.after(trainee.run(), reached, due, figures);
            reporter.report(reached, seen.figures(), clock.lap());
            if (seen.alarm().isPresent()) {
                journal.settle();
                return new Ending.Collapsed(reached, seen.alarm().get());
            }
            boolean stopping = stop.getAsBoolean();
            if (due || stopping || journal.wantsState()) {
                Map<String, Tensor> state = trainee.run().state();
                if (!Finite.all(state)) {
                    journal.settle();
                    return new Ending.Diverged(reached, "weights are no longer finite");
                }
                keep(reached, due, new TrainingState(job, shown, state, lookout.memory()), seen.standing());
            }
            journal.check();
            clock.spent(Part.STATE);
            if (stopping) {
                journal.settle();
                return new Ending.Stopped();
            }
        }
        journal.settle();
        Position end = schedule.reached(shown);
        return lookout.heard()
                .<Ending>map(alarm -> new Ending.Collapsed(end, alarm))
                .orElseGet(Ending.Finished::new);
    }

    private void keep(Position reached, boolean due, TrainingState state, Optional<Standing> standing)
            throws InterruptedException {
        if (due) {
            journal.publish(trainee.examiner().examine(trainee.run(), reached), state, standing);
        } else {
            journal.save(state);
        }
    }
}
