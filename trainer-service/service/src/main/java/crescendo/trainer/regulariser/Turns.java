package crescendo.trainer.regulariser;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which regularisers have their turn at which step, where some of them are lazy. */
public record Turns(List<Regulariser> regularisers) {
    public List<Regulariser> at(long step) {
        return regularisers.stream()
                .filter(regulariser -> step % regulariser.every() == 0)
                .toList();
    }

    /** All that come together at some step. */
    public Set<List<Regulariser>> all() {
        Set<List<Regulariser>> all = new LinkedHashSet<>();
        for (long step = 0; step < rhythm(); step++) all.add(at(step));
        return all;
    }

    /** Steps after which the same have their turns again. */
    private long rhythm() {
        return regularisers.stream().mapToLong(Regulariser::every).reduce(1, Turns::commonMultiple);
    }

    private static long commonMultiple(long a, long b) {
        long multiple = a;
        while (multiple % b != 0) multiple += a;
        return multiple;
    }
}
