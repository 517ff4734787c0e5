package crescendo.inference.image.png;

import java.util.zip.Deflater;

/** How much time is spent to make a PNG file short. */
public enum PngLevel {
    /** Each row by the one above, and no search for what repeats: a fraction of the time, files a little longer. */
    FAST(Deflater.BEST_SPEED, Deflater.HUFFMAN_ONLY),
    /** The filter that suits each row, and a short search. */
    USUAL(4, Deflater.FILTERED),
    /** The filter that suits each row, and a long search. */
    SMALL(Deflater.BEST_COMPRESSION, Deflater.FILTERED);

    private final int effort;
    private final int strategy;

    PngLevel(int effort, int strategy) {
        this.effort = effort;
        this.strategy = strategy;
    }

    /** To be ended by whoever asked for it. */
    Deflater deflater() {
        Deflater deflater = new Deflater(effort);
        deflater.setStrategy(strategy);
        return deflater;
    }

    boolean triesFilters() {
        return this != FAST;
    }
}
