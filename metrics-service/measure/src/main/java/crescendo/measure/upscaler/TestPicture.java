package crescendo.measure.upscaler;

import crescendo.contracts.Latents;

/** Pictures that need nobody's permission. */
final class TestPicture {
    private TestPicture() {}

    /** Slow waves, which every upscaler gives back nearly as they are. */
    static Plane smooth(int height, int width, int channels) {
        Plane picture = Plane.black(height, width, channels);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int channel = 0; channel < channels; channel++) {
                    double wave = Math.sin(0.09 * x + channel) + Math.cos(0.07 * y - 2 * channel);
                    picture.set(y, x, channel, (float) (0.5 + 0.2 * wave - 0.1 * channel));
                }
        return picture;
    }

    /** Discs and stripes on a slow wave, with noise in one half: everything that shows what an upscaler does. */
    static Plane busy(int height, int width, int channels) {
        Plane picture = smooth(height, width, channels);
        float[] noise = Latents.normal(5, 0, height, width * channels);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                for (int channel = 0; channel < channels; channel++) {
                    double value = picture.at(y, x, channel);
                    if (Math.hypot(x - 0.3 * width, y - 0.3 * height) < 0.2 * height) value = channel == 1 ? 0.15 : 0.9;
                    if (y > 0.6 * height && (x + y) % 6 < 3) value = 1 - value;
                    if (x > width / 2) value += 0.15 * noise[(y * width + x) * channels + channel];
                    // as bytes have it, so that it is the same wherever it is fed from
                    picture.set(y, x, channel, Math.round(255 * Math.max(0, Math.min(1, value))) / 255f);
                }
        return picture;
    }
}
