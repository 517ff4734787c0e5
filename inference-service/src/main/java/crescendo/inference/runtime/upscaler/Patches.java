package crescendo.inference.runtime.upscaler;

/**
 * Patches of one size that go through an upscaler in one run.
 *
 * @param count   of patches
 * @param height  of each, in pixels of the input
 * @param width   of each, in pixels of the input
 * @param white   the largest value of {@code samples}: 255 or 65535
 * @param samples where the values come from
 */
public record Patches(int count, int height, int width, int white, Samples samples) {
    /** Where values come from. */
    @FunctionalInterface
    public interface Samples {
        /**
         * One value.
         *
         * @param channel of the network, from 0, in the order red, green, blue
         * @return in [0, white]
         */
        int at(int patch, int y, int x, int channel);
    }

    public Patches {
        if (count < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "count, height and width must be at least 1, not " + count + ", " + height + " and " + width);
        }
        if (white != 255 && white != 65535) {
            throw new IllegalArgumentException("white must be 255 or 65535, not " + white);
        }
    }

    /** Of all of them. */
    long pixels() {
        return (long) count * height * width;
    }

    /** As many of the same size, with nothing in them. */
    Patches black() {
        return new Patches(count, height, width, white, (patch, y, x, channel) -> 0);
    }
}
