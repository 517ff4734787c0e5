package crescendo.trainer.guard;

import crescendo.contracts.guard.Guard;
import crescendo.contracts.job.BestVersion;
import crescendo.contracts.job.Course;
import crescendo.contracts.job.Line;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.LogEntry.Published;
import crescendo.contracts.job.StateRef;
import crescendo.trainer.state.StateRetention;
import java.util.List;
import java.util.Optional;

/** What is done about a run that has collapsed, as the recipe says and the log allows. */
public sealed interface Recourse {
    /** The job fails, and that is all. */
    record GiveUp(String reason) implements Recourse {}

    /**
     * The job fails, and its best version gets the alias.
     *
     * @param best nothing where no version of the job is sound
     */
    record Stop(String reason, Optional<Published> best) implements Recourse {}

    /**
     * Training goes on from there.
     *
     * @param to nothing for the beginning
     */
    record GoBack(String reason, Optional<Published> to, double learningRateFactor) implements Recourse {}

    /**
     * @param log    of the job, in which all that was to be written is written
     * @param before images shown, of which, and of later ones, no version is gone back to
     */
    static Recourse of(Guard rules, List<LogEntry> log, Course course, long before, String reason) {
        if (rules.action() == Guard.Action.NONE) {
            return new GiveUp(reason);
        }
        Line line = Line.of(log);
        if (rules.action() == Guard.Action.STOP) {
            return new Stop(reason, BestVersion.before(line, before));
        }
        if (course.count() >= rules.atMost()) {
            return new Stop(reason + tried(course.count()), BestVersion.before(line, before));
        }
        double factor = course.last().map(back -> back.learningRateFactor()).orElse(1.0) * rules.learningRateFactor();
        Optional<Published> to = withState(line, before, StateRetention.kept(log));
        Optional<Published> best = BestVersion.before(line, before);
        return to.isEmpty() && best.isPresent()
                ? new Stop(reason + "; no state of a version before is kept any more", best)
                : new GoBack(reason, to, factor);
    }

    private static Optional<Published> withState(Line line, long before, List<StateRef> kept) {
        return BestVersion.among(line.published()
                .filter(version -> version.state().imagesShown() < before)
                .filter(version -> kept.stream()
                        .anyMatch(state -> state.digest().equals(version.state().digest()))));
    }

    private static String tried(int count) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "; one roll-back did not help";
            default -> "; " + count + " roll-backs did not help";
        };
    }
}
