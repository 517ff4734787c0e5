package crescendo.e2e.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A picture of three colours and 16 bits.
 *
 * @param samples in [0, 65535], {@code [y][x][colour]}
 */
record Deep(int height, int width, int[] samples) {
    private static final int COLOURS = 3;

    /** Colours that run from one end to the other, in steps that bytes do not have. */
    static Deep gradient(int height, int width) {
        int[] samples = new int[height * width * COLOURS];
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / COLOURS;
            double along = (double) (pixel % width) / (width - 1);
            double down = (double) (pixel / width) / (height - 1);
            double share =
                    switch (i % COLOURS) {
                        case 0 -> along;
                        case 1 -> down;
                        default -> (along + down) / 2;
                    };
            samples[i] = (int) Math.round(65535 * share);
        }
        return new Deep(height, width, samples);
    }

    /** The very colours of a picture of 8 bits. */
    static Deep of(Rgb picture) {
        int[] samples = IntStream.range(0, picture.pixels().length)
                .map(i -> 257 * (picture.pixels()[i] & 0xff))
                .toArray();
        return new Deep(picture.height(), picture.width(), samples);
    }

    static Deep read(byte[] file) {
        try {
            Raster raster = ImageIO.read(new ByteArrayInputStream(file)).getRaster();
            if (raster.getSampleModel().getSampleSize(0) != 16)
                throw new IllegalArgumentException(
                        "a picture of " + raster.getSampleModel().getSampleSize(0) + " bits, not of 16");
            int[] samples = raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
            return new Deep(raster.getHeight(), raster.getWidth(), samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] png() {
        ComponentColorModel colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_USHORT);
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferUShort(samples.length),
                width,
                height,
                width * COLOURS,
                COLOURS,
                new int[] {0, 1, 2},
                null);
        raster.setPixels(0, 0, width, height, samples);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(colours, raster, false, null), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To the nearest of 256 levels: half a level away at most, and a step of 16 bits, since a half may go either way. */
    void assertIsRounded(Rgb rounded) {
        assertThat(new int[] {rounded.height(), rounded.width()}).containsExactly(height, width);
        int furthest = 0;
        for (int i = 0; i < samples.length; i++) {
            furthest = Math.max(furthest, Math.abs(samples[i] - 257 * (rounded.pixels()[i] & 0xff)));
        }
        assertThat(furthest).as("steps of 16 bits from the level of 8").isLessThanOrEqualTo(129);
    }

    long levels() {
        return IntStream.of(samples).distinct().count();
    }
}
