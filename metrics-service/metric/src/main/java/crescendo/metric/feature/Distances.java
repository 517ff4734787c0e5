package crescendo.metric.feature;

import crescendo.metric.Workers;
import crescendo.metric.linear.Blas;

/**
 * Squared Euclidean distances between the rows of two sets, block by block: memory is that of the blocks at hand, whatever the
 * sets' size.
 *
 * <p>Both are moved by the mean of the first, which leaves every distance as it is and the inner products small, so that float
 * products lose few digits.
 */
final class Distances {
    static final int ROWS = 512;
    private static final int COLUMNS = 2048;

    private final Features rows;
    private final Features columns;
    private final double[] rowNorms;
    private final double[] columnNorms;

    /** Takes the distances of one row to a range of columns. */
    @FunctionalInterface
    interface Visitor {
        /** @param squared distances to the columns from {@code first} on, {@code count} of them, beginning at {@code offset} */
        void visit(int row, int first, int count, float[] squared, int offset);
    }

    private Distances(Features rows, Features columns) {
        this.rows = rows;
        this.columns = columns;
        this.rowNorms = norms(rows);
        this.columnNorms = norms(columns);
    }

    static Distances of(Features rows, Features columns) {
        double[] mean = rows.mean();
        Features moved = moved(rows, mean);
        return new Distances(moved, columns == rows ? moved : moved(columns, mean));
    }

    /** Visits every pair. A row is visited by one thread, its columns in their order. */
    void visit(Workers workers, Visitor visitor) {
        workers.share(rows.count(), ROWS, (from, to) -> {
            float[] block = rows.rows(from, to).values();
            float[] products = new float[(to - from) * Math.min(COLUMNS, columns.count())];
            for (int first = 0; first < columns.count(); first += COLUMNS) {
                int count = Math.min(COLUMNS, columns.count() - first);
                float[] others = columns.rows(first, first + count).values();
                Blas.innerProducts(block, to - from, others, count, rows.size(), products);
                for (int i = 0; i < to - from; i++) {
                    square(products, i * count, count, rowNorms[from + i], first);
                    visitor.visit(from + i, first, count, products, i * count);
                }
            }
        });
    }

    private void square(float[] products, int offset, int count, double norm, int first) {
        for (int j = 0; j < count; j++)
            products[offset + j] = (float) Math.max(0, norm + columnNorms[first + j] - 2.0 * products[offset + j]);
    }

    private static Features moved(Features features, double[] by) {
        float[] values = new float[features.values().length];
        for (int i = 0; i < values.length; i++) values[i] = (float) (features.values()[i] - by[i % features.size()]);
        return new Features(values, features.count(), features.size());
    }

    private static double[] norms(Features features) {
        double[] norms = new double[features.count()];
        for (int i = 0; i < features.values().length; i++) {
            double value = features.values()[i];
            norms[i / features.size()] += value * value;
        }
        return norms;
    }
}
