package crescendo.metric;

import java.util.Arrays;

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

    /** The first images of the set. */
    public Images first(int some) {
        if (some == count) return this;
        if (some < 1 || some > count)
            throw new IllegalArgumentException("some must lie in [1, " + count + "], not " + some);
        return new Images(Arrays.copyOf(pixels, some * valuesPerImage()), some, size, channels);
    }

    /**
     * The same images smaller, each pixel the mean of those it covers, halves rounded up.
     *
     * @param side a divisor of {@code size}
     */
    public Images averagedTo(int side) {
        if (side == size) return this;
        if (side < 1 || size % side != 0)
            throw new IllegalArgumentException("side must divide " + size + ", not be " + side);
        byte[] small = new byte[count * side * side * channels];
        for (int i = 0; i < small.length; i++) {
            int pixel = i / channels;
            small[i] = (byte) mean(pixel / (side * side), pixel / side % side, pixel % side, i % channels, size / side);
        }
        return new Images(small, count, side, channels);
    }

    private int mean(int image, int y, int x, int channel, int block) {
        int sum = 0;
        for (int dy = 0; dy < block; dy++) {
            int row = ((image * size + y * block + dy) * size + x * block) * channels + channel;
            for (int dx = 0; dx < block; dx++) sum += pixels[row + dx * channels] & 0xff;
        }
        return (2 * sum + block * block) / (2 * block * block);
    }
}
