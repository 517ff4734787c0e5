package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.RawImage;

/**
 * Any image as a square of a power of two. One that fits into it is centred on zeros; a larger one is cropped to its
 * central square and area-averaged down, or centred on zeros where that square is small.
 */
final class SquareFit {
    /** Images may lose or gain about as much as this by their side: above, they are padded, below, made smaller. */
    private static final double WORTH_PADDING = 0.75;

    static final int SMALLEST = 4;
    static final int LARGEST = 1024;

    private SquareFit() {}

    /** The side for images whose shorter side is usually {@code side}: 28 → 32, 178 → 128, 200 → 256. */
    static int sideFor(int side) {
        int above = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, side - 1)) * 2);
        int chosen = side >= WORTH_PADDING * above ? above : above / 2;
        return Math.max(SMALLEST, Math.min(LARGEST, chosen));
    }

    static RawImage fit(RawImage image, int side) {
        if (image.height() <= side && image.width() <= side) {
            return pad(image, side);
        }
        RawImage square = crop(image, Math.min(image.height(), image.width()));
        return square.height() > side ? average(square, side) : pad(square, side);
    }

    private static RawImage pad(RawImage image, int side) {
        int colours = image.colours();
        int top = (side - image.height()) / 2;
        int left = (side - image.width()) / 2;
        byte[] pixels = new byte[side * side * colours];
        int row = image.width() * colours;
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(image.pixels(), y * row, pixels, ((top + y) * side + left) * colours, row);
        }
        return new RawImage(side, side, colours, pixels);
    }

    private static RawImage crop(RawImage image, int side) {
        int colours = image.colours();
        int top = (image.height() - side) / 2;
        int left = (image.width() - side) / 2;
        byte[] pixels = new byte[side * side * colours];
        for (int y = 0; y < side; y++) {
            int from = ((top + y) * image.width() + left) * colours;
            System.arraycopy(image.pixels(), from, pixels, y * side * colours, side * colours);
        }
        return new RawImage(side, side, colours, pixels);
    }

    /**
     * The mean over the area that each new pixel covers, in whole numbers: along an axis a new pixel is {@code from} units
     * long and an old one {@code side} units.
     */
    private static RawImage average(RawImage square, int side) {
        int from = square.height();
        int colours = square.colours();
        byte[] pixels = new byte[side * side * colours];
        long area = (long) from * from;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                for (int colour = 0; colour < colours; colour++) {
                    long sum = weighted(square, side, y, x, colour);
                    pixels[(y * side + x) * colours + colour] = (byte) ((2 * sum + area) / (2 * area));
                }
            }
        }
        return new RawImage(side, side, colours, pixels);
    }

    private static long weighted(RawImage square, int side, int y, int x, int colour) {
        int from = square.height();
        long sum = 0;
        for (int i = y * from / side; i * side < (y + 1) * from; i++) {
            long rows = overlap(i, side, y, from);
            for (int j = x * from / side; j * side < (x + 1) * from; j++) {
                sum += rows * overlap(j, side, x, from) * square.at(i, j, colour);
            }
        }
        return sum;
    }

    /** How much of [new·from, (new+1)·from) lies in [old·side, (old+1)·side). */
    private static long overlap(int old, int side, int wanted, int from) {
        return Math.min((old + 1) * side, (wanted + 1) * from) - Math.max(old * side, wanted * from);
    }
}
