package crescendo.contracts.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The roll-backs that a job has behind it. What applies to a step is a function of the images shown, so that whoever resumes
 * a job, from whichever state, trains as the one before did.
 *
 * @param turns those that training has not gone back behind since, in their order, which is also that of the images they went back to
 * @param count of all
 * @param last  of all
 */
public record Course(List<Turn> turns, int count, Optional<LogEntry.RolledBack> last) {
    public static final Course STRAIGHT = new Course(List.of(), 0, Optional.empty());

    /**
     * @param number             of the roll-back, from 1 up
     * @param imagesShown        that it went back to
     * @param learningRateFactor from there on
     */
    public record Turn(int number, long imagesShown, double learningRateFactor) {}

    public Course {
        turns = List.copyOf(turns);
    }

    Course then(LogEntry.RolledBack back) {
        List<Turn> all = new ArrayList<>(turns);
        all.removeIf(turn -> turn.imagesShown() >= back.toImages());
        all.add(new Turn(count + 1, back.toImages(), back.learningRateFactor()));
        return new Course(all, count + 1, Optional.of(back));
    }

    /** What both learning rates are multiplied with in a step that starts at these images. */
    public double learningRateFactor(long imagesShown) {
        return turnBefore(imagesShown + 1).map(Turn::learningRateFactor).orElse(1.0);
    }

    /** The roll-back after which a step was made that ended at these images. */
    public Optional<Turn> turnBefore(long reached) {
        return turns.stream().filter(turn -> turn.imagesShown() < reached).reduce((earlier, later) -> later);
    }
}
