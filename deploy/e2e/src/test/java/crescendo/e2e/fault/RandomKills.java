package crescendo.e2e.fault;

import crescendo.contracts.event.TrainingProgress;
import crescendo.contracts.job.Job;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.schedule.Phase;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.StoreRelay.Moment;
import crescendo.e2e.stack.StoreRelay.Trap;
import crescendo.e2e.stack.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** Kills a job's owner at random moments, now anywhere, now while it grows, fades or saves. */
final class RandomKills {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int LAST_RESOLUTION = 16;
    private static final int STAGES_TO_END = 2;

    private final Stack stack;
    private final TwoTrainers trainers;
    private final Random random;

    RandomKills(Stack stack, TwoTrainers trainers, Random random) {
        this.stack = stack;
        this.trainers = trainers;
        this.random = random;
    }

    /** @return what was hit; nothing where the job was over first */
    Optional<Hit> strike(String job, Hit.Doing wanted) {
        Waiting.until("an owner of " + job + " whose death it survives", PATIENCE, () -> over(job) || mayDie(job));
        if (over(job)) {
            return Optional.empty();
        }
        int attempt = attempt(job);
        return wanted == Hit.Doing.SAVING ? inAWrite(job, attempt) : afterAWhile(job, attempt, wanted);
    }

    private Optional<Hit> inAWrite(String job, int attempt) {
        Moment[] moments = {Moment.BEFORE_REQUEST, Moment.HALF_SENT, Moment.BEFORE_ANSWER};
        boolean blob = random.nextBoolean();
        String head = blob ? "PUT /crescendo/blobs/" : "PUT /crescendo/jobs/" + job + "/log/";
        trainers.trap(new Trap(head, "", moments[random.nextInt(moments.length)], () -> {}));
        if (!trainers.awaitTrapped(job)) {
            return Optional.empty();
        }
        Hit seen = Hit.seen(stack, job, attempt, true);
        return Optional.of(new Hit(job, attempt, seen.doing(), (blob ? "a blob, " : "the log, ") + seen.where()));
    }

    private Optional<Hit> afterAWhile(String job, int attempt, Hit.Doing wanted) {
        BooleanSupplier begun = begun(job, attempt, wanted);
        Waiting.until(wanted + " or the end", PATIENCE, () -> over(job) || begun.getAsBoolean());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(longestPause(wanted))));
        return trainers.owner(job).map(name -> {
            boolean writing = trainers.relay(name).writing();
            trainers.kill(name);
            Hit hit = Hit.seen(stack, job, attempt(job), writing);
            trainers.revive();
            return hit;
        });
    }

    private BooleanSupplier begun(String job, int attempt, Hit.Doing wanted) {
        long stages = stagesEnded(job);
        return switch (wanted) {
            case GROWING -> () -> stagesEnded(job) > stages || stages == STAGES_TO_END;
            case FADING -> () -> progressed(job, attempt, p -> p.phase() == Phase.Kind.FADE);
            case STABLE -> () -> progressed(job, attempt, p -> p.phase() == Phase.Kind.STABLE);
            default -> () -> true;
        };
    }

    private static int longestPause(Hit.Doing wanted) {
        return switch (wanted) {
            case BEGINNING -> 4000;
            case GROWING -> 200;
            default -> 700;
        };
    }

    /** Resolutions that are done, but for the last. */
    private long stagesEnded(String job) {
        return Versions.published(stack, job).stream()
                .map(VersionManifest::at)
                .filter(at -> at.endsPhase() && at.phase() == Phase.Kind.STABLE && at.resolution() < LAST_RESOLUTION)
                .count();
    }

    private boolean progressed(String job, int attempt, Predicate<TrainingProgress> wanted) {
        return stack.progress(job).stream().anyMatch(p -> p.attempt() == attempt && wanted.test(p));
    }

    private boolean over(String job) {
        return stack.job(job).job().ended();
    }

    /** Three attempts in a row without new state would end the job: so the third is let alone until it has some. */
    private boolean mayDie(String job) {
        return trainers.owner(job).isPresent() && stack.job(job).job().history().fruitless() < Job.MAX_FRUITLESS;
    }

    private int attempt(String job) {
        return stack.job(job).job().history().attempts();
    }
}
