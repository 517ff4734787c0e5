package crescendo.client.dataset.importing;

import crescendo.client.dataset.source.RawImage;
import crescendo.contracts.recipe.BaseShape;

/**
 * Any image in the shape of a data set. One that fits into it is centred on zeros; a larger one is cropped to its central
 * part of that aspect and area-averaged down, or centred on zeros where that part is small.
 */
final class Fit {
    /** Images may lose or gain about as much as this by their side: above, they are padded, below, made smaller. */
    private static final double WORTH_PADDING = 0.75;

    static final int SMALLEST = 4;
    static final int LARGEST = 1024;

    private Fit() {}

    /** The side for images whose shorter side is usually {@code side}: 28 → 32, 178 → 128, 200 → 256. */
    static int sideFor(int side) {
        int above = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, side - 1)) * 2);
        int chosen = side >= WORTH_PADDING * above ? above : above / 2;
        return Math.max(SMALLEST, Math.min(LARGEST, chosen));
    }

    /** @param side the longer one, a power of two */
    static RawImage fit(RawImage image, BaseShape base, int side) {
        int height = base.height(side);
        int width = base.width(side);
        if (image.height() <= height && image.width() <= width) {
            return pad(image, height, width);
        }
        RawImage part = crop(image, height, width);
        return part.height() > height || part.width() > width ? average(part, height, width) : pad(part, height, width);
    }

    private static RawImage pad(RawImage image, int height, int width) {
        int colours = image.colours();
        int top = (height - image.height()) / 2;
        int left = (width - image.width()) / 2;
        byte[] pixels = new byte[height * width * colours];
        int row = image.width() * colours;
        for (int y = 0; y < image.height(); y++) {
            System.arraycopy(image.pixels(), y * row, pixels, ((top + y) * width + left) * colours, row);
        }
        return new RawImage(height, width, colours, pixels);
    }

    /** The largest central part whose sides are as {@code height} to {@code width}, in whole pixels. */
    private static RawImage crop(RawImage image, int height, int width) {
        boolean narrow = (long) image.height() * width > (long) image.width() * height;
        int rows = narrow ? Math.max(1, image.width() * height / width) : image.height();
        int columns = narrow ? image.width() : Math.max(1, image.height() * width / height);
        return image.part((image.height() - rows) / 2, (image.width() - columns) / 2, rows, columns);
    }

    /**
     * The mean over the area that each new pixel covers, in whole numbers: along an axis a new pixel is as many units long as
     * the old image has pixels, and an old one as many as the new image has.
     */
    private static RawImage average(RawImage image, int height, int width) {
        int colours = image.colours();
        byte[] pixels = new byte[height * width * colours];
        long area = (long) image.height() * image.width();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int colour = 0; colour < colours; colour++) {
                    long sum = weighted(image, height, width, y, x, colour);
                    pixels[(y * width + x) * colours + colour] = (byte) ((2 * sum + area) / (2 * area));
                }
            }
        }
        return new RawImage(height, width, colours, pixels);
    }

    private static long weighted(RawImage image, int height, int width, int y, int x, int colour) {
        int rows = image.height();
        int columns = image.width();
        long sum = 0;
        for (int i = y * rows / height; i * height < (y + 1) * rows; i++) {
            long down = overlap(i, height, y, rows);
            for (int j = x * columns / width; j * width < (x + 1) * columns; j++) {
                sum += down * overlap(j, width, x, columns) * image.at(i, j, colour);
            }
        }
        return sum;
    }

    /** How much of [new·from, (new+1)·from) lies in [old·side, (old+1)·side). */
    private static long overlap(int old, int side, int wanted, int from) {
        return Math.min((old + 1) * side, (wanted + 1) * from) - Math.max(old * side, wanted * from);
    }
}
