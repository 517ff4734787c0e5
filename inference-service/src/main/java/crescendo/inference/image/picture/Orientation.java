package crescendo.inference.image.picture;

/** How a camera was held, by Exif's numbers: what has to be done so that the picture stands upright. */
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    TURNED_180(true, true, false),
    FLIPPED(true, false, false),
    TRANSPOSED(false, false, true),
    TURNED_90(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_270(false, true, true);

    private final boolean fromBelow;
    private final boolean fromTheRight;
    private final boolean swapped;

    /**
     * Reads rows of the upright picture in the stored one.
     *
     * @param fromBelow    whether stored rows are read backwards
     * @param fromTheRight whether stored columns are read backwards
     * @param swapped      whether rows become columns
     */
    Orientation(boolean fromBelow, boolean fromTheRight, boolean swapped) {
        this.fromBelow = fromBelow;
        this.fromTheRight = fromTheRight;
        this.swapped = swapped;
    }

    /** Unknown numbers mean nothing. */
    static Orientation of(int number) {
        return number >= 1 && number <= 8 ? values()[number - 1] : UPRIGHT;
    }

    Picture apply(Picture stored, Extras extras) {
        if (this == UPRIGHT) {
            return new Picture(
                    stored.height(), stored.width(), stored.channels(), stored.depth(), stored.samples(), extras);
        }
        int height = swapped ? stored.width() : stored.height();
        int width = swapped ? stored.height() : stored.width();
        int channels = stored.channels();
        short[] samples = new short[stored.samples().length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int down = swapped ? x : y;
                int along = swapped ? y : x;
                int row = fromBelow ? stored.height() - 1 - down : down;
                int column = fromTheRight ? stored.width() - 1 - along : along;
                System.arraycopy(
                        stored.samples(),
                        (row * stored.width() + column) * channels,
                        samples,
                        (y * width + x) * channels,
                        channels);
            }
        }
        return new Picture(height, width, channels, stored.depth(), samples, extras);
    }
}
