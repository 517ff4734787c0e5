package crescendo.inference.upscaling;

/** Counts the pixels of pictures that are taken on and not yet answered, and refuses more than there is room for. */
public final class Room {
    private final long limit;
    private long held;

    /** @param limit pixels at once; a picture that has more is taken on alone */
    public Room(long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        this.limit = limit;
    }

    /** Takes on so many pixels, until the ticket is closed. @throws Crowded at once where there is no room */
    public synchronized Ticket take(long pixels) {
        if (held > 0 && pixels > limit - held) {
            throw new Crowded("too much at once: " + pixels + " more pixels beside the " + held
                    + " of pictures that wait already; the limit is " + limit + "; ask again in a moment");
        }
        held += pixels;
        return new Ticket(pixels);
    }

    /** Pixels that are taken on and not yet answered. */
    public synchronized long held() {
        return held;
    }

    private synchronized void giveBack(long pixels) {
        held -= pixels;
    }

    /** More is asked for at once than there is room for; worth another try in a moment. */
    public static final class Crowded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Crowded(String message) {
            super(message);
        }
    }

    /** Room for some pixels. */
    public final class Ticket implements AutoCloseable {
        private long pixels;

        private Ticket(long pixels) {
            this.pixels = pixels;
        }

        /** Gives the room back; the second time does nothing. */
        @Override
        public synchronized void close() {
            giveBack(pixels);
            pixels = 0;
        }
    }
}
