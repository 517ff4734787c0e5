package crescendo.inference.upscaling;

import crescendo.inference.image.picture.Picture;
import crescendo.inference.runtime.upscaler.Upscaler.Upscaled;
import crescendo.inference.upscaling.Tiles.Span;

/** Some whole rows of the larger picture, as they are put together from tiles. */
final class Band {
    private final Picture picture;
    private final int scale;
    private final Span rows;
    private final int width;
    private final int channels;
    private final short[] samples;

    Band(Picture picture, int scale, Span rows) {
        this.picture = picture;
        this.scale = scale;
        this.rows = rows;
        this.width = picture.width() * scale;
        this.channels = picture.channels();
        this.samples = new short[Math.multiplyExact((rows.end() - rows.from()) * scale, width * channels)];
    }

    short[] samples() {
        return samples;
    }

    /** The used part of a tile that has been through the network. */
    void put(Upscaled upscaled, int patch, Span columns, Pass pass) {
        int above = (rows.from() - rows.start()) * scale;
        int before = (columns.from() - columns.start()) * scale;
        int height = (rows.end() - rows.from()) * scale;
        int wide = (columns.end() - columns.from()) * scale;
        if (upscaled.hasRows() && pass.isWhole(channels)) {
            for (int y = 0; y < height; y++) {
                int at = (y * width + columns.from() * scale) * channels;
                upscaled.row(patch, above + y, before, wide, samples, at);
            }
            return;
        }
        int networks = pass.reads().size();
        boolean repeated = pass.isRepeated();
        for (int y = 0; y < height; y++) {
            int at = (y * width + columns.from() * scale) * channels;
            for (int x = 0; x < wide; x++, at += channels) {
                int sum = 0;
                for (int channel = 0; channel < networks; channel++) {
                    int value = upscaled.at(patch, above + y, before + x, channel);
                    sum += value;
                    if (!repeated) {
                        samples[at + pass.reads().get(channel)] = (short) value;
                    }
                }
                if (repeated) {
                    samples[at + pass.reads().get(0)] = (short) ((2 * sum + networks) / (2 * networks));
                }
            }
        }
    }

    /** The opacity of every pixel, past the network. */
    void smoothOpacity() {
        int top = rows.from() * scale;
        for (int pixel = 0; pixel < samples.length / channels; pixel++) {
            int opacity = Opacity.smooth(picture, top + pixel / width, pixel % width, scale);
            samples[pixel * channels + channels - 1] = (short) opacity;
        }
    }
}
