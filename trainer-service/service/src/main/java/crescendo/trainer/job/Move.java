package crescendo.trainer.job;

import crescendo.contracts.job.Job;
import crescendo.contracts.job.Pins;
import crescendo.contracts.recipe.QueuePlace.Device;
import java.util.Optional;

/** What a free worker does about a job. */
public sealed interface Move {
    /** Nothing for now. */
    record Leave() implements Move {}

    /** @param pins of an earlier claim; absent where the references are still to be looked up */
    record Take(int attempt, Optional<Pins> pins) implements Move {}

    record Fail(String reason) implements Move {}

    /** Its owner is gone and somebody wants it stopped. */
    record Cancel() implements Move {}

    /** The owner is gone and somebody wants the job to rest: it is let go in the owner's place. */
    record Release(int attempt) implements Move {}

    /** It is over, and the news of it has not come through. */
    record Announce() implements Move {}

    /**
     * @param after     the job that this one waits for; absent where it waits for none, or that one is unknown yet
     * @param abandoned whether the owner's beat has stood still for long enough
     * @param kind      of device that the worker trains on
     */
    static Move on(Job job, Optional<Job> after, boolean abandoned, Device kind) {
        if (job.ended()) {
            return new Announce();
        }
        if (job instanceof Job.Running running) {
            return abandoned ? inherit(running, kind) : new Leave();
        }
        if (job instanceof Job.Paused) {
            return new Leave();
        }
        return job.recipe().after().isPresent() ? afterwards(job, after, kind) : take(job, kind);
    }

    private static Move inherit(Job.Running running, Device kind) {
        return switch (running.asked()) {
            case CANCEL -> new Cancel();
            case PAUSE -> new Release(running.claim().attempt());
            case NOTHING -> take(running, kind);
        };
    }

    private static Move afterwards(Job job, Optional<Job> after, Device kind) {
        if (after.isEmpty() || !after.get().ended()) {
            return new Leave();
        }
        if (after.get() instanceof Job.Succeeded) {
            return take(job, kind);
        }
        String why = after.get() instanceof Job.Failed failed ? "failed: " + failed.reason() : "was cancelled";
        return new Fail("recipe.after: job " + after.get().id() + " " + why);
    }

    private static Move take(Job job, Device kind) {
        if (job.history().fruitless() >= Job.MAX_FRUITLESS) {
            return new Fail(Job.MAX_FRUITLESS + " attempts in a row ended without new state; " + lastWorker(job)
                    + " has the cause in its log");
        }
        if (!job.recipe().queue().device().runsOn(kind)) {
            return new Leave();
        }
        return new Take(job.history().attempts() + 1, job.history().pins());
    }

    private static String lastWorker(Job job) {
        return job instanceof Job.Running running ? "worker " + running.claim().worker() : "the last worker";
    }
}
