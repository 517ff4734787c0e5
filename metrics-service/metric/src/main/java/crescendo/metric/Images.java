package crescendo.metric;

import java.util.Arrays;

/**
 * A set of images of one size.
 *
 * @param pixels uint8 values, NHWC, {@code count * height * width * channels} of them; not copied
 * @param count images in the set, at least 1
 * @param height in pixels, at least 1
 * @param width in pixels, at least 1
 * @param channels 1 (grey) or 3 (RGB)
 */
public record Images(byte[] pixels, int count, int height, int width, int channels) {
    /** Square images. */
    public Images(byte[] pixels, int count, int size, int channels) {
        this(pixels, count, size, size, channels);
    }

    public Images {
        if (count < 1) throw new IllegalArgumentException("count must be at least 1, not " + count);
        if (height < 1) throw new IllegalArgumentException("height must be at least 1, not " + height);
        if (width < 1) throw new IllegalArgumentException("width must be at least 1, not " + width);
        if (channels != 1 && channels != 3)
            throw new IllegalArgumentException("channels must be 1 or 3, not " + channels);
        long expected = (long) count * height * width * channels;
        if (pixels.length != expected)
            throw new IllegalArgumentException("pixels must hold " + expected + " values, not " + pixels.length);
    }

    /** Values of one image: {@code height * width * channels}. */
    public int valuesPerImage() {
        return height * width * channels;
    }

    /** One image as numbers in [0, 255], planar: {@code [channel][y][x]}. */
    public float[] planar(int image) {
        int area = height * width;
        float[] planes = new float[area * channels];
        int from = image * area * channels;
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < area; i++) planes[c * area + i] = pixels[from + i * channels + c] & 0xff;
        return planes;
    }

    /** Refuses a set of another size or other channels; the counts may differ. */
    void requireSameShape(Images other) {
        if (height != other.height || width != other.width || channels != other.channels)
            throw new IllegalArgumentException(
                    "images must be of one shape: " + shape() + " and " + other.shape() + " are not");
    }

    private String shape() {
        return height + "x" + width + "x" + channels;
    }

    /** The first images of the set. */
    public Images first(int some) {
        if (some == count) return this;
        if (some < 1 || some > count)
            throw new IllegalArgumentException("some must lie in [1, " + count + "], not " + some);
        return part(0, some);
    }

    /** Some images of the set, from the {@code from}th on. */
    public Images part(int from, int some) {
        int each = valuesPerImage();
        return new Images(Arrays.copyOfRange(pixels, from * each, (from + some) * each), some, height, width, channels);
    }

    /**
     * The same square images smaller, each pixel the mean of those it covers, halves rounded up.
     *
     * @param side a divisor of theirs
     */
    public Images averagedTo(int side) {
        if (height != width) throw new IllegalArgumentException("images must be square, not " + height + "x" + width);
        if (side == width) return this;
        if (side < 1 || width % side != 0)
            throw new IllegalArgumentException("side must divide " + width + ", not be " + side);
        byte[] small = new byte[count * side * side * channels];
        for (int i = 0; i < small.length; i++) {
            int pixel = i / channels;
            small[i] =
                    (byte) mean(pixel / (side * side), pixel / side % side, pixel % side, i % channels, width / side);
        }
        return new Images(small, count, side, channels);
    }

    private int mean(int image, int y, int x, int channel, int block) {
        int sum = 0;
        for (int dy = 0; dy < block; dy++) {
            int row = ((image * height + y * block + dy) * width + x * block) * channels + channel;
            for (int dx = 0; dx < block; dx++) sum += pixels[row + dx * channels] & 0xff;
        }
        return (2 * sum + block * block) / (2 * block * block);
    }
}
