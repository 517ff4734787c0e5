package crescendo.measure.upscaler;

/**
 * An image of numbers.
 *
 * @param values height × width × channels; black is 0 and white 1 where nothing else is said
 */
record Plane(int height, int width, int channels, float[] values) {
    static Plane black(int height, int width, int channels) {
        return new Plane(height, width, channels, new float[height * width * channels]);
    }

    float at(int y, int x, int channel) {
        return values[(y * width + x) * channels + channel];
    }

    void set(int y, int x, int channel, float value) {
        values[(y * width + x) * channels + channel] = value;
    }

    /** A part, from the left and the top. */
    Plane part(int top, int left, int high, int wide) {
        Plane part = black(high, wide, channels);
        for (int y = 0; y < high; y++)
            System.arraycopy(
                    values, ((top + y) * width + left) * channels, part.values, y * wide * channels, wide * channels);
        return part;
    }

    /** Means of squares of so many pixels. */
    Plane shrunk(int times) {
        Plane small = black(height / times, width / times, channels);
        for (int y = 0; y < small.height * times; y++)
            for (int x = 0; x < small.width * times; x++)
                for (int channel = 0; channel < channels; channel++)
                    small.values[(y / times * small.width + x / times) * channels + channel] +=
                            at(y, x, channel) / (times * times);
        return small;
    }

    /** Numbers counted from other ends. */
    Plane scaled(double factor, double shift) {
        Plane scaled = black(height, width, channels);
        for (int i = 0; i < values.length; i++) scaled.values[i] = (float) (values[i] * factor + shift);
        return scaled;
    }

    /** The mean of all differences, without sign. */
    double meanDifference(Plane other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) sum += Math.abs(values[i] - other.values[i]);
        return sum / values.length;
    }

    boolean isFinite() {
        for (float value : values) if (!Float.isFinite(value)) return false;
        return true;
    }

    /** As bytes, black 0 and white 255, what lies beyond cut off. */
    byte[] bytes() {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < bytes.length; i++) bytes[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[i])));
        return bytes;
    }
}
