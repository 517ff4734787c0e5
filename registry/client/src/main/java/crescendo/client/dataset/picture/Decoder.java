package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.RawImage;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** PNG and JPEG to pixels. Values are taken as they stand in the file; transparent parts are laid over black. */
final class Decoder {
    static {
        ImageIO.setUseCache(false);
    }

    private Decoder() {}

    /** @throws BrokenImage where the header passes but the rest does not decode */
    static RawImage decode(byte[] file, ImageHeader header) throws BrokenImage {
        BufferedImage image = read(file);
        if (image.getHeight() != header.height() || image.getWidth() != header.width()) {
            throw new BrokenImage("its size is not what its header says");
        }
        return image.getColorModel() instanceof IndexColorModel
                ? fromPalette(image, header.colours())
                : fromSamples(image, header.colours());
    }

    private static BufferedImage read(byte[] file) throws BrokenImage {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new BrokenImage("no decoder takes it");
            }
            return image;
        } catch (IOException | RuntimeException e) {
            throw new BrokenImage("does not decode: " + e.getMessage(), e);
        }
    }

    private static RawImage fromPalette(BufferedImage image, int colours) {
        byte[] pixels = new byte[image.getHeight() * image.getWidth() * colours];
        int i = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                for (int colour = 0; colour < colours; colour++) {
                    pixels[i++] = (byte) over((argb >>> (16 - 8 * colour)) & 0xff, argb >>> 24, 255);
                }
            }
        }
        return new RawImage(image.getHeight(), image.getWidth(), colours, pixels);
    }

    /** Straight from the samples: the usual way through sRGB would bend the values of grey images. */
    private static RawImage fromSamples(BufferedImage image, int colours) throws BrokenImage {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        boolean alpha = image.getColorModel().hasAlpha();
        if (bands - (alpha ? 1 : 0) != colours) {
            throw new BrokenImage("has " + bands + " channels where its header says " + colours + " colours");
        }
        int max = (1 << image.getColorModel().getComponentSize(0)) - 1;
        int[] row = new int[image.getWidth() * bands];
        byte[] pixels = new byte[image.getHeight() * image.getWidth() * colours];
        int i = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            raster.getPixels(0, y, image.getWidth(), 1, row);
            for (int x = 0; x < row.length; x += bands) {
                int opacity = alpha ? row[x + bands - 1] : max;
                for (int colour = 0; colour < colours; colour++) {
                    pixels[i++] = (byte) over(row[x + colour], opacity, max);
                }
            }
        }
        return new RawImage(image.getHeight(), image.getWidth(), colours, pixels);
    }

    /** A value over black, both it and its opacity in [0, max], to [0, 255]. */
    private static int over(int value, int opacity, int max) {
        long whole = (long) max * max;
        return (int) ((255L * value * opacity + whole / 2) / whole);
    }
}
