package crescendo.inference.upscaling.progress;

import java.util.concurrent.atomic.AtomicInteger;

/** How far one picture is, in tiles. Any thread may tell and ask. */
public final class Progress {
    private final AtomicInteger done = new AtomicInteger();
    private volatile int tiles;

    /** The picture is read, and cut into so many tiles. */
    public void begins(int all) {
        tiles = all;
    }

    /** So many more have been through the network. */
    public void did(int some) {
        done.addAndGet(some);
    }

    /** Of all of the picture; 0 until it is read. */
    public int tiles() {
        return tiles;
    }

    /** Those that have been through the network. */
    public int done() {
        return done.get();
    }
}
