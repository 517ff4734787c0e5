package crescendo.metric.linear;

import crescendo.metric.Workers;

/**
 * Sums outer products of rows in tiles of the result, so that several threads may work at it and the value does not depend on
 * how many they are.
 */
public final class Scatter {
    private static final int TILE = 256;

    private final int size;
    private final double[][] tiles;

    /** @param size length of a row */
    public Scatter(int size) {
        this.size = size;
        this.tiles = new double[(size + TILE - 1) / TILE][];
        for (int t = 0; t < tiles.length; t++) tiles[t] = new double[width(t) * size];
    }

    /** Adds {@code Σ rowᵀ · row}. @param rows {@code [count][size]} */
    public void add(double[] rows, int count, Workers workers) {
        workers.share(tiles.length, 1, (from, to) -> {
            for (int t = from; t < to; t++)
                Blas.addOuterProducts(columns(rows, count, t), width(t), rows, size, count, tiles[t]);
        });
    }

    /** The sum so far, times a factor. */
    public Symmetric times(double factor) {
        double[] values = new double[size * size];
        for (int t = 0; t < tiles.length; t++)
            for (int i = 0; i < tiles[t].length; i++) values[t * TILE * size + i] = factor * tiles[t][i];
        return new Symmetric(values, size);
    }

    private double[] columns(double[] rows, int count, int tile) {
        int width = width(tile);
        double[] columns = new double[count * width];
        for (int i = 0; i < count; i++) System.arraycopy(rows, i * size + tile * TILE, columns, i * width, width);
        return columns;
    }

    private int width(int tile) {
        return Math.min(TILE, size - tile * TILE);
    }
}
