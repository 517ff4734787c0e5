package crescendo.measure.path;

import crescendo.metric.Images;

/**
 * Images whose values are no whole numbers, as a generator makes them: a small step between latents moves them by less than a half.
 *
 * @param values about [0, 255], not cut off there; NHWC; not copied
 * @param channels 1 (grey) or 3 (RGB)
 */
public record UnroundedImages(float[] values, int count, int height, int width, int channels) {
    public UnroundedImages {
        long expected = (long) count * height * width * channels;
        if (values.length != expected)
            throw new IllegalArgumentException("values must hold " + expected + " numbers, not " + values.length);
    }

    /** Of a generator's {@code raw} output, whose black is −1 and white 1. The array is changed. */
    public static UnroundedImages ofRaw(float[] raw, int count, int height, int width, int channels) {
        for (int i = 0; i < raw.length; i++) raw[i] = 127.5f * raw[i] + 127.5f;
        return new UnroundedImages(raw, count, height, width, channels);
    }

    /** The very values of images that are rounded. */
    public static UnroundedImages of(Images images) {
        float[] values = new float[images.pixels().length];
        for (int i = 0; i < values.length; i++) values[i] = images.pixels()[i] & 0xff;
        return new UnroundedImages(values, images.count(), images.height(), images.width(), images.channels());
    }

    /**
     * The same square images smaller, each value the mean of those it covers.
     *
     * @param side a divisor of theirs
     */
    public UnroundedImages averagedTo(int side) {
        if (height != width) throw new IllegalArgumentException("images must be square, not " + height + "x" + width);
        if (side == width) return this;
        if (side < 1 || width % side != 0)
            throw new IllegalArgumentException("side must divide " + width + ", not be " + side);
        float[] small = new float[count * side * side * channels];
        int block = width / side;
        for (int i = 0; i < small.length; i++) {
            int pixel = i / channels;
            int corner = ((pixel / (side * side) * height + pixel / side % side * block) * width + pixel % side * block)
                            * channels
                    + i % channels;
            small[i] = mean(corner, block);
        }
        return new UnroundedImages(small, count, side, side, channels);
    }

    private float mean(int corner, int block) {
        double sum = 0;
        for (int y = 0; y < block; y++)
            for (int x = 0; x < block; x++) sum += values[corner + (y * width + x) * channels];
        return (float) (sum / (block * block));
    }
}
