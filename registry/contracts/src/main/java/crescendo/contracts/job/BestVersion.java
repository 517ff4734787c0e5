package crescendo.contracts.job;

import crescendo.contracts.guard.Standing;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The version that a job would go back to: of those at the highest resolution the nearest to the reals by the guard's own
 * measure, of equals the newest. What showed signs of a collapse does not count. Where no version was looked at, the newest.
 */
public final class BestVersion {
    private static final Comparator<LogEntry.Published> HIGHER_THEN_NEARER_THEN_NEWER = Comparator.comparingInt(
                    (LogEntry.Published published) -> published.manifest().at().resolution())
            .thenComparing(BestVersion::distance, Comparator.reverseOrder())
            .thenComparingLong(published -> published.state().imagesShown());

    private BestVersion() {}

    public static Optional<LogEntry.Published> of(Line line) {
        return before(line, Long.MAX_VALUE);
    }

    /** @param imagesShown that the version must have been made before */
    public static Optional<LogEntry.Published> before(Line line, long imagesShown) {
        return among(line.published().filter(published -> published.state().imagesShown() < imagesShown));
    }

    public static Optional<LogEntry.Published> among(Stream<LogEntry.Published> versions) {
        return versions.filter(
                        version -> version.standing().map(Standing::sound).orElse(true))
                .max(HIGHER_THEN_NEARER_THEN_NEWER);
    }

    private static double distance(LogEntry.Published published) {
        return published.standing().map(Standing::distance).orElse(0.0);
    }
}
