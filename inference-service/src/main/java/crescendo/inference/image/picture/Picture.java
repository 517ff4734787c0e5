package crescendo.inference.image.picture;

/**
 * One decoded picture.
 *
 * @param channels 1 grey, 2 grey and opacity, 3 RGB, 4 RGB and opacity, which is not multiplied into the colours
 * @param depth    8 or 16 bits a sample
 * @param samples  unsigned, height × width × channels; shared, not to be changed
 * @param extras   what else the file told
 */
public record Picture(int height, int width, int channels, int depth, short[] samples, Extras extras) {
    public Picture {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("height and width must be at least 1, not " + height + " and " + width);
        }
        if (channels < 1 || channels > 4 || depth != 8 && depth != 16) {
            throw new IllegalArgumentException(
                    "channels must lie in [1, 4] and depth be 8 or 16, not " + channels + " and " + depth);
        }
        if (samples.length != (long) height * width * channels) {
            throw new IllegalArgumentException(
                    "samples: " + samples.length + " are not " + height + " × " + width + " × " + channels);
        }
    }

    /** The largest value of a sample. */
    public int white() {
        return (1 << depth) - 1;
    }

    /** 1 for grey, 3 for RGB. */
    public int colours() {
        return channels < 3 ? 1 : 3;
    }

    public boolean hasAlpha() {
        return channels % 2 == 0;
    }

    /** A sample in [0, white]. */
    public int at(int y, int x, int channel) {
        return samples[(y * width + x) * channels + channel] & 0xffff;
    }
}
