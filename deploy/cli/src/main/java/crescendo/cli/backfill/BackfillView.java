package crescendo.cli.backfill;

import crescendo.cli.screen.Bar;
import crescendo.contracts.Name;
import java.util.List;

/**
 * How far a backfill is, as lines for a person.
 *
 * @param asked versions that lacked the metric at the start
 */
public record BackfillView(Name model, String metric, int asked) {
    private static final int TEXT = 40;

    /** @param missing versions that lack it still */
    public List<String> block(int missing, int columns) {
        int width = Math.max(8, Math.min(40, columns - TEXT));
        return List.of("  %-11s %s %,d of %,d versions"
                .formatted(metric, Bar.of(share(missing), width), done(missing), asked));
    }

    /** All of it in a line. */
    public String line(int missing) {
        return "%s: %s, %,d of %,d versions".formatted(model, metric, done(missing), asked);
    }

    /**
     * How it ended.
     *
     * @param versions that can have the metric
     * @param patience minutes without a value after which the rest was not waited for
     */
    public String outcome(int missing, int versions, int patience) {
        if (missing == 0) {
            return "%s: all %,d versions have %s".formatted(model, versions, metric)
                    + (asked == 0 ? " already" : ", %,d of them since".formatted(asked));
        }
        String asking = "%s: %,d of %,d versions lack %s".formatted(model, missing, versions, metric);
        return patience == 0
                ? asking + "; the metrics services are asked for them"
                : asking
                        + ", and none has come for %d min; they stay asked for. See whether a metrics service runs"
                                .formatted(patience);
    }

    private int done(int missing) {
        return Math.max(0, asked - missing);
    }

    private double share(int missing) {
        return asked == 0 ? 1 : (double) done(missing) / asked;
    }
}
