package crescendo.metric.sliced;

/**
 * What one direction makes of the patches of a set: numbers that stand one after the other among others.
 *
 * @param all numbers of many directions
 * @param from where those of this one begin
 * @param times how often each of them counts, at least once, which is not looked at here; as long as they are many
 */
public record Projections(float[] all, int from, int[] times) {
    /** @throws IllegalArgumentException where there are not so many behind {@code from} */
    public Projections {
        if (from < 0 || times.length > all.length - from)
            throw new IllegalArgumentException(
                    "from: " + times.length + " numbers from " + from + " on are not among " + all.length);
    }

    /** How many different ones there are. */
    int count() {
        return times.length;
    }

    /** How many there are, each as often as it counts. */
    long total() {
        long total = 0;
        for (int often : times) total += often;
        return total;
    }
}
