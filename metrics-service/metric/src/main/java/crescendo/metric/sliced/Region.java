package crescendo.metric.sliced;

/** A rectangle of the pixels of one level. */
record Region(int top, int left, int height, int width) {
    /** Rows beyond the first and last that a level's filter takes from the finer one. */
    private static final int TAPS = 2;

    /** All of a level. */
    static Region whole(int height, int width) {
        return new Region(0, 0, height, width);
    }

    int area() {
        return height * width;
    }

    /** What of the level twice as fine this one is filtered from. @param high its height @param wide its width */
    Region finer(int high, int wide) {
        int above = Math.max(0, 2 * top - TAPS);
        int before = Math.max(0, 2 * left - TAPS);
        int below = Math.min(high, 2 * (top + height - 1) + TAPS + 1);
        int behind = Math.min(wide, 2 * (left + width - 1) + TAPS + 1);
        return new Region(above, before, below - above, behind - before);
    }

    /** What of the level half as fine this one is predicted from. @param high its height @param wide its width */
    Region coarser(int high, int wide) {
        int above = Math.max(0, top / 2 - 1);
        int before = Math.max(0, left / 2 - 1);
        int below = Math.min(high, (top + height - 1) / 2 + 2);
        int behind = Math.min(wide, (left + width - 1) / 2 + 2);
        return new Region(above, before, below - above, behind - before);
    }
}
