package crescendo.bench.soak;

import crescendo.bench.Figure;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How one thing that a process holds went on, once the process had warmed up for a fifth of the time.
 *
 * @param early   median of the third that followed
 * @param late    median of the last third
 * @param perHour slope of the straight line that fits best
 * @param allowed what {@code late} may lie above {@code early}
 */
record Trend(String what, double early, double late, double perHour, double allowed) {
    private static final int FEWEST = 6;
    private static final double HOUR = 3600;

    /**
     * @param all at least as many as make thirds after the warm-up
     * @param share of {@code early} that is allowed on top of {@code allowance}
     */
    static Trend of(String what, List<Held> all, ToDoubleFunction<Held> value, double allowance, double share) {
        List<Held> warm = all.subList(all.size() / 5, all.size());
        if (warm.size() < FEWEST)
            throw new IllegalArgumentException(all.size() + " jobs tell no trend; let the soak go on for longer");
        int third = warm.size() / 3;
        double early = median(warm.subList(0, third), value);
        double late = median(warm.subList(warm.size() - third, warm.size()), value);
        return new Trend(what, early, late, slope(warm, value) * HOUR, allowance + share * early);
    }

    boolean flat() {
        return late - early <= allowed;
    }

    private static double median(List<Held> some, ToDoubleFunction<Held> value) {
        return Figure.median(some.stream().mapToDouble(value).toArray());
    }

    /** Least squares, a second. */
    private static double slope(List<Held> some, ToDoubleFunction<Held> value) {
        double meanTime = some.stream().mapToDouble(Held::seconds).average().orElseThrow();
        double mean = some.stream().mapToDouble(value).average().orElseThrow();
        double both = 0;
        double squares = 0;
        for (Held held : some) {
            double time = held.seconds() - meanTime;
            both += time * (value.applyAsDouble(held) - mean);
            squares += time * time;
        }
        return both / squares;
    }
}
