package crescendo.e2e.upscaling;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.image.Bicubic;
import crescendo.contracts.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * A picture of three colours.
 *
 * @param pixels uint8, {@code [y][x][colour]}
 */
record Rgb(int height, int width, byte[] pixels) {
    private static final int COLOURS = 3;

    /** @param tensor uint8 NHWC */
    static Rgb of(Tensor tensor, int index) {
        int height = Math.toIntExact(tensor.shape()[1]);
        int width = Math.toIntExact(tensor.shape()[2]);
        int size = height * width * COLOURS;
        return new Rgb(height, width, Arrays.copyOfRange(tensor.bytes(), index * size, (index + 1) * size));
    }

    /** Of which no sample is like its neighbour. */
    static Rgb noise(int height, int width) {
        byte[] pixels = new byte[height * width * COLOURS];
        new Random(height).nextBytes(pixels);
        return new Rgb(height, width, pixels);
    }

    static Rgb read(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            byte[] pixels = new byte[image.getHeight() * image.getWidth() * COLOURS];
            for (int i = 0; i < pixels.length; i++) {
                int pixel = i / COLOURS;
                int rgb = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
                pixels[i] = (byte) (rgb >> 16 - 8 * (i % COLOURS));
            }
            return new Rgb(image.getHeight(), image.getWidth(), pixels);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Rgb read(Path file) {
        try {
            return read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] png() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < pixels.length; i++) {
            image.getRaster().setSample(i / COLOURS % width, i / COLOURS / width, i % COLOURS, pixels[i] & 0xff);
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As data sets of super-resolution are made: by MATLAB's bicubic. */
    Rgb smaller(int scale) {
        int low = height / scale;
        int across = width / scale;
        return new Rgb(low, across, Bicubic.shrunk(pixels, height, width, COLOURS, low, across));
    }

    Rgb part(int top, int left, int rows, int columns) {
        byte[] part = new byte[rows * columns * COLOURS];
        for (int y = 0; y < rows; y++) {
            int from = ((top + y) * width + left) * COLOURS;
            System.arraycopy(pixels, from, part, y * columns * COLOURS, columns * COLOURS);
        }
        return new Rgb(rows, columns, part);
    }

    /** Within one level of 255 at every sample. */
    void assertIs(Rgb wanted, String what) {
        assertThat(new int[] {height, width}).as("sides of %s", what).containsExactly(wanted.height, wanted.width);
        int worst = 0;
        for (int i = 0; i < pixels.length; i++) {
            worst = Math.max(worst, Math.abs((pixels[i] & 0xff) - (wanted.pixels[i] & 0xff)));
        }
        assertThat(worst).as("the worst sample of %s", what).isLessThanOrEqualTo(1);
    }

    /** Root of the mean square of the differences, in levels of 255. */
    double distance(Rgb other) {
        return Math.sqrt(IntStream.range(0, pixels.length)
                .map(i -> (pixels[i] & 0xff) - (other.pixels[i] & 0xff))
                .mapToLong(difference -> (long) difference * difference)
                .average()
                .orElseThrow());
    }
}
