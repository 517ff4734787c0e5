package crescendo.inference.image;

/**
 * How images lie in one picture: row by row from the top left, nearly square, without gaps; cells left over are black.
 *
 * @param columns images in a row
 * @param rows    of images
 */
public record Grid(int columns, int rows) {
    /** The grid of {@code count} images: as many columns as rows, or one more. */
    public static Grid of(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, not " + count);
        }
        int columns = (int) Math.ceil(Math.sqrt(count));
        return new Grid(columns, (count + columns - 1) / columns);
    }

    /** All images of a batch in one. */
    public static Pixels of(Pixels images) {
        Grid grid = of(images.count());
        int height = grid.rows * images.height();
        int rowBytes = grid.columns * images.rowBytes();
        byte[] picture = new byte[Math.multiplyExact(height, rowBytes)];
        for (int i = 0; i < images.count(); i++) {
            int top = i / grid.columns * images.height();
            int left = i % grid.columns * images.rowBytes();
            for (int y = 0; y < images.height(); y++) {
                int from = i * images.imageBytes() + y * images.rowBytes();
                System.arraycopy(images.data(), from, picture, (top + y) * rowBytes + left, images.rowBytes());
            }
        }
        return new Pixels(1, height, grid.columns * images.width(), images.channels(), picture);
    }
}
