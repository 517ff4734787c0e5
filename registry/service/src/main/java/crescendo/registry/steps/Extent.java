package crescendo.registry.steps;

/**
 * Some numbers drawn together.
 *
 * @param count at least 1
 */
record Extent(long count, double sum, double min, double max) {
    static Extent of(double number) {
        return new Extent(1, number, number, number);
    }

    Extent with(Extent other) {
        return new Extent(count + other.count, sum + other.sum, Math.min(min, other.min), Math.max(max, other.max));
    }

    double mean() {
        return sum / count;
    }
}
