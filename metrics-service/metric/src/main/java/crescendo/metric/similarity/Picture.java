package crescendo.metric.similarity;

import crescendo.contracts.image.Bicubic;
import java.util.Arrays;
import java.util.List;

/**
 * An image of any size, as super-resolution is judged by.
 *
 * @param pixels uint8, {@code [y][x][channel]}; not copied
 * @param channels 1 or 3
 */
public record Picture(byte[] pixels, int height, int width, int channels) {
    public Picture {
        if (height < 1 || width < 1)
            throw new IllegalArgumentException("height and width must be at least 1, not " + height + " and " + width);
        if (channels != 1 && channels != 3)
            throw new IllegalArgumentException("channels must be 1 or 3, not " + channels);
        if (pixels.length != (long) height * width * channels)
            throw new IllegalArgumentException(
                    height + "x" + width + "x" + channels + " are not " + pixels.length + " values");
    }

    /** Each channel, in [0, 255]. */
    public List<Plane> planes() {
        return java.util.stream.IntStream.range(0, channels)
                .mapToObj(this::plane)
                .toList();
    }

    private Plane plane(int channel) {
        double[] values = new double[height * width];
        for (int i = 0; i < values.length; i++) values[i] = pixels[i * channels + channel] & 0xff;
        return new Plane(values, height, width);
    }

    /** Luma of ITU-R BT.601 in [16, 235], not rounded; of grey the grey itself, taken for red, green and blue. */
    public Plane luma() {
        double[] luma = new double[height * width];
        for (int i = 0; i < luma.length; i++) {
            int at = i * channels;
            int last = at + channels - 1;
            int middle = (at + last) / 2;
            luma[i] = 16
                    + (65.481 * (pixels[at] & 0xff)
                                    + 128.553 * (pixels[middle] & 0xff)
                                    + 24.966 * (pixels[last] & 0xff))
                            / 255;
        }
        return new Plane(luma, height, width);
    }

    /** Resized by {@link Bicubic}, rounded to bytes; made smaller as the data sets of super-resolution were. */
    public Picture resized(int toHeight, int toWidth) {
        byte[] made = toHeight <= height && toWidth <= width
                ? Bicubic.shrunk(pixels, height, width, channels, toHeight, toWidth)
                : Bicubic.resized(pixels, height, width, channels, toHeight, toWidth);
        return new Picture(made, toHeight, toWidth, channels);
    }

    /** Its upper left part. */
    public Picture cropped(int toHeight, int toWidth) {
        if (toHeight < 1 || toWidth < 1 || toHeight > height || toWidth > width)
            throw new IllegalArgumentException(
                    "an image of " + height + "x" + width + " has no part of " + toHeight + "x" + toWidth);
        byte[] part = new byte[toHeight * toWidth * channels];
        for (int y = 0; y < toHeight; y++)
            System.arraycopy(pixels, y * width * channels, part, y * toWidth * channels, toWidth * channels);
        return new Picture(part, toHeight, toWidth, channels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture that
                && width == that.width
                && channels == that.channels
                && Arrays.equals(pixels, that.pixels);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(pixels);
    }

    @Override
    public String toString() {
        return height + "x" + width + "x" + channels;
    }
}
