package crescendo.metric;

/**
 * A set of square images of one size.
 *
 * @param pixels uint8 values, NHWC, {@code count * size * size * channels} of them; not copied
 * @param count images in the set, at least 1
 * @param size height and width in pixels, at least 1
 * @param channels 1 (grey) or 3 (RGB)
 */
public record Images(byte[] pixels, int count, int size, int channels) {
    public Images {
        if (count < 1) throw new IllegalArgumentException("count must be at least 1, not " + count);
        if (size < 1) throw new IllegalArgumentException("size must be at least 1, not " + size);
        if (channels != 1 && channels != 3)
            throw new IllegalArgumentException("channels must be 1 or 3, not " + channels);
        long expected = (long) count * size * size * channels;
        if (pixels.length != expected)
            throw new IllegalArgumentException("pixels must hold " + expected + " values, not " + pixels.length);
    }

    /** Values of one image: {@code size * size * channels}. */
    public int valuesPerImage() {
        return size * size * channels;
    }

    /** One image as numbers in [0, 255], planar: {@code [channel][y][x]}. */
    public float[] planar(int image) {
        int area = size * size;
        float[] planes = new float[area * channels];
        int from = image * area * channels;
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < area; i++) planes[c * area + i] = pixels[from + i * channels + c] & 0xff;
        return planes;
    }
}
