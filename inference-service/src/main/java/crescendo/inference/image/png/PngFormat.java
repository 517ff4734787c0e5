package crescendo.inference.image.png;

import java.nio.ByteBuffer;

/**
 * What a PNG file holds.
 *
 * @param channels 1 grey, 2 grey and opacity, 3 RGB, 4 RGB and opacity
 * @param depth    8 or 16 bits a sample
 */
public record PngFormat(int height, int width, int channels, int depth) {
    public PngFormat {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("height and width must be at least 1, not " + height + " and " + width);
        }
        if (channels < 1 || channels > 4 || depth != 8 && depth != 16) {
            throw new IllegalArgumentException(
                    "channels must lie in [1, 4] and depth be 8 or 16, not " + channels + " and " + depth);
        }
    }

    int pixelBytes() {
        return channels * depth / 8;
    }

    /** Of one row, unfiltered: samples of 16 bits with their high byte first. */
    public int rowBytes() {
        return Math.multiplyExact(width, pixelBytes());
    }

    /** Data of the part that every file begins with, IHDR. */
    public byte[] header() {
        byte[] kinds = {0, 4, 2, 6};
        return ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put((byte) depth)
                .put(kinds[channels - 1])
                .array();
    }
}
