package crescendo.trainer.publish;

import crescendo.contracts.recipe.BaseShape;
import crescendo.contracts.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * Images side by side as a PNG, every one enlarged to the size that the last stage has, so that the grids of a job can be laid
 * over each other.
 *
 * @param columns as many as rows
 * @param height of each image in the grid, in pixels
 * @param width of each image in the grid, in pixels
 */
public record SampleGrid(int columns, int height, int width) {
    private static final int LARGE = 128;

    /** 8 × 8 images, or 4 × 4 of large ones. */
    public static SampleGrid of(BaseShape base, int finalResolution) {
        return new SampleGrid(
                finalResolution > LARGE ? 4 : 8, base.height(finalResolution), base.width(finalResolution));
    }

    /** With rows enough for each class to have one, up to twice as many as without classes. */
    public static SampleGrid of(BaseShape base, int finalResolution, int classes) {
        SampleGrid usual = of(base, finalResolution);
        return new SampleGrid(Math.max(usual.columns, Math.min(classes, 2 * usual.columns)), usual.height, usual.width);
    }

    /** A class for each image: one in a row, all of them in order, or as many at equal distances as there are rows. */
    long[] labels(int classes) {
        long[] labels = new long[count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (long) (i / columns) * classes / columns;
        }
        return labels;
    }

    int count() {
        return columns * columns;
    }

    /** @param images uint8, [count, h, w, colours] with h and w the same share of {@code height} and {@code width} */
    public byte[] png(Tensor images) {
        int[] shape = Arrays.stream(images.shape()).mapToInt(Math::toIntExact).toArray();
        byte[] pixels = images.bytes();
        int colours = shape[3];
        int zoom = height / shape[1];
        int type = colours == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
        BufferedImage grid = new BufferedImage(columns * width, columns * height, type);
        for (int y = 0; y < grid.getHeight(); y++) {
            for (int x = 0; x < grid.getWidth(); x++) {
                int image = y / height * columns + x / width;
                int at = ((image * shape[1] + y % height / zoom) * shape[2] + x % width / zoom) * colours;
                for (int band = 0; band < colours; band++) {
                    grid.getRaster().setSample(x, y, band, pixels[at + band] & 0xff);
                }
            }
        }
        return encoded(grid);
    }

    /** As a PNG. */
    static byte[] encoded(BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", png)) {
                throw new IllegalStateException("this Java runtime cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return png.toByteArray();
    }
}
