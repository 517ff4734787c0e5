package crescendo.inference.image.png;

import java.util.zip.Deflater;

/** How much time is spent to make a PNG file short. */
public enum PngLevel {
    /** Each row by the one above, and no search for what repeats: a fraction of the time, files a little longer. */
    FAST {
        @Override
        Packing packing(long bytes, Packing.Sink sink) {
            return new HuffmanPacking(bytes, sink);
        }
    },
    /** The filter that suits each row, and a short search. */
    USUAL {
        @Override
        Packing packing(long bytes, Packing.Sink sink) {
            return new Deflating(4, sink);
        }
    },
    /** The filter that suits each row, and a long search. */
    SMALL {
        @Override
        Packing packing(long bytes, Packing.Sink sink) {
            return new Deflating(Deflater.BEST_COMPRESSION, sink);
        }
    };

    /** To be closed by whoever asked for it. @param bytes that will come */
    abstract Packing packing(long bytes, Packing.Sink sink);

    boolean triesFilters() {
        return this != FAST;
    }
}
