package crescendo.client.dataset.source;

import java.util.Objects;

/**
 * An image as it came.
 *
 * @param colours 1 or 3
 * @param pixels uint8 HWC, in [0, 255]
 */
public record RawImage(int height, int width, int colours, byte[] pixels) {
    public RawImage {
        if (height < 1 || width < 1 || (colours != 1 && colours != 3)) {
            throw new IllegalArgumentException(
                    "an image has pixels and 1 or 3 colours, not " + height + "×" + width + "×" + colours);
        }
        if (pixels.length != height * width * colours) {
            throw new IllegalArgumentException(
                    "pixels: " + pixels.length + " bytes are not " + height + "×" + width + "×" + colours);
        }
    }

    /** Unsigned value of one colour of one pixel. */
    public int at(int y, int x, int colour) {
        return pixels[(y * width + x) * colours + colour] & 0xff;
    }

    /**
     * A rectangle of it, copied.
     *
     * @param top first row, from 0
     * @param left first column, from 0
     * @throws IndexOutOfBoundsException where it does not lie within the image
     */
    public RawImage part(int top, int left, int rows, int columns) {
        Objects.checkFromIndexSize(top, rows, height);
        Objects.checkFromIndexSize(left, columns, width);
        byte[] part = new byte[rows * columns * colours];
        for (int y = 0; y < rows; y++) {
            int from = ((top + y) * width + left) * colours;
            System.arraycopy(pixels, from, part, y * columns * colours, columns * colours);
        }
        return new RawImage(rows, columns, colours, part);
    }

    /** Grey becomes equal parts of red, green and blue; an image that has them stays as it is. */
    public RawImage inColours(int wanted) {
        if (wanted == colours) {
            return this;
        }
        if (wanted == 1) {
            throw new IllegalArgumentException("a coloured image does not become grey by itself");
        }
        byte[] rgb = new byte[pixels.length * 3];
        for (int i = 0; i < pixels.length; i++) {
            rgb[3 * i] = rgb[3 * i + 1] = rgb[3 * i + 2] = pixels[i];
        }
        return new RawImage(height, width, 3, rgb);
    }
}
