package crescendo.measure.seen;

import crescendo.metric.Images;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Images of one size in rows and columns. */
final class ImageSheet {
    private static final int GAP = 2;
    private static final int WHITE = 0xffffff;

    private final int height;
    private final int width;
    private final BufferedImage sheet;

    /** @param like images of the size of those that will be put */
    ImageSheet(Images like, int columns, int rows) {
        height = like.height();
        width = like.width();
        sheet = new BufferedImage(
                columns * (width + GAP) - GAP, rows * (height + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < sheet.getHeight(); y++)
            for (int x = 0; x < sheet.getWidth(); x++) sheet.setRGB(x, y, WHITE);
    }

    void put(int row, int column, Images images, int image) {
        int channels = images.channels();
        int from = image * images.valuesPerImage();
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                int at = from + (y * width + x) * channels;
                int rgb = 0;
                for (int c = 0; c < 3; c++) rgb = rgb << 8 | images.pixels()[at + (channels == 1 ? 0 : c)] & 0xff;
                sheet.setRGB(column * (width + GAP) + x, row * (height + GAP) + y, rgb);
            }
    }

    byte[] png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(sheet, "png", out)) throw new IllegalStateException("this Java writes no PNG");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
