package crescendo.inference.image;

/**
 * A batch of images.
 *
 * @param channels 1 for grey, 3 for RGB
 * @param data     uint8 NHWC; shared, not to be changed
 */
public record Pixels(int count, int height, int width, int channels, byte[] data) {
    public Pixels {
        if (count < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "count, height and width must be at least 1, not " + count + ", " + height + " and " + width);
        }
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("channels must be 1 (grey) or 3 (RGB), not " + channels);
        }
        if (data.length != (long) count * height * width * channels) {
            throw new IllegalArgumentException("data: " + data.length + " bytes are not " + count + " × " + height
                    + " × " + width + " × " + channels);
        }
    }

    /** Bytes of one row of one image. */
    public int rowBytes() {
        return width * channels;
    }

    /** Bytes of one image. */
    public int imageBytes() {
        return height * rowBytes();
    }

    /** Image {@code index} alone. */
    public Pixels image(int index) {
        byte[] one = new byte[imageBytes()];
        System.arraycopy(data, index * imageBytes(), one, 0, one.length);
        return new Pixels(1, height, width, channels, one);
    }
}
