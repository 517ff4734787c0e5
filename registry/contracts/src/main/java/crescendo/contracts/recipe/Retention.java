package crescendo.contracts.recipe;

import java.util.Optional;

/**
 * Which versions of a job stay. The newest stays whatever the rules say, and so does one that an alias points to, or that
 * another job has pinned.
 *
 * @param last   how many of the newest; 0 for all there are
 * @param best   those with the best values of a metric; absent for none
 * @param stages whether those at the end of a phase stay
 */
public record Retention(int last, Optional<Best> best, boolean stages) {
    public static final Retention ALL = new Retention(0, Optional.empty(), true);

    /** @param count how many of the best at the finest resolution that was measured */
    public record Best(String metric, int count) {}

    public boolean keepsAll() {
        return last == 0;
    }
}
