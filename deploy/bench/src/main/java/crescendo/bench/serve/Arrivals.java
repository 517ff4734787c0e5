package crescendo.bench.serve;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** When questions come that do not heed the answers. */
final class Arrivals {
    /** Even: in equal distances. Random: each of itself, so that now many come at once and now none (a Poisson process). */
    enum Kind {
        EVEN,
        RANDOM
    }

    private static final long SEED = 1;

    private final DoubleSupplier gaps;

    private Arrivals(DoubleSupplier gaps) {
        this.gaps = gaps;
    }

    /** @param perSecond questions, on average; the same moments whenever it is asked for */
    static Arrivals of(Kind kind, double perSecond) {
        if (!(perSecond > 0))
            throw new IllegalArgumentException("questions a second must be more than 0, not " + perSecond);
        Random random = new Random(SEED);
        return switch (kind) {
            case EVEN -> new Arrivals(() -> 1 / perSecond);
            case RANDOM -> new Arrivals(() -> -Math.log(1 - random.nextDouble()) / perSecond);
        };
    }

    /** Seconds until the next question. */
    double nextGap() {
        return gaps.getAsDouble();
    }
}
