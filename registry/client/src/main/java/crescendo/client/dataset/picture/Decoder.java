package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.Background;
import crescendo.client.dataset.source.RawImage;
import crescendo.client.dataset.source.Reading;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.ImageIO;

/**
 * PNG, JPEG and GIF to pixels. Values are taken as they stand in the file, those of 16 bits rounded to the nearest of 8;
 * transparent parts are laid over a background.
 */
final class Decoder {
    static {
        ImageIO.setUseCache(false);
    }

    private final BufferedImage image;
    private final int colours;
    private final Background background;

    private Decoder(BufferedImage image, int colours, Background background) {
        this.image = image;
        this.colours = colours;
        this.background = background;
    }

    /** @throws BrokenImage where its header is refused, or passes and the rest does not decode */
    static RawImage decode(byte[] file, Reading reading) throws BrokenImage {
        ImageHeader header = ImageHeader.of(file, reading);
        ByteBuffer bytes = ByteBuffer.wrap(file);
        PictureFormat.of(bytes).requireWhole(bytes);
        BufferedImage image = read(file);
        if (image.getHeight() != header.height() || image.getWidth() != header.width()) {
            throw new BrokenImage("its size is not what its header says");
        }
        Decoder decoder = new Decoder(image, header.colours(), reading.background());
        return image.getColorModel() instanceof IndexColorModel ? decoder.fromPalette() : decoder.fromSamples();
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

    private RawImage fromPalette() {
        byte[] pixels = new byte[image.getHeight() * image.getWidth() * colours];
        int i = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                for (int colour = 0; colour < colours; colour++) {
                    int value = (argb >>> (16 - 8 * colour)) & 0xff;
                    pixels[i++] = (byte) laid(value, argb >>> 24, 255, background.at(colour));
                }
            }
        }
        return new RawImage(image.getHeight(), image.getWidth(), colours, pixels);
    }

    /** Straight from the samples: the usual way through sRGB would bend the values of grey images. */
    private RawImage fromSamples() throws BrokenImage {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        boolean alpha = image.getColorModel().hasAlpha();
        int found = bands - (alpha ? 1 : 0);
        if (found != colours && found != 1) {
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
                    int value = row[x + Math.min(colour, found - 1)];
                    pixels[i++] = (byte) laid(value, opacity, max, background.at(colour));
                }
            }
        }
        return new RawImage(image.getHeight(), image.getWidth(), colours, pixels);
    }

    /** A value over the background's, both it and its opacity in [0, max], to [0, 255], halves rounded up. */
    private static int laid(int value, int opacity, int max, int below) {
        long whole = (long) max * max;
        return (int) ((255L * value * opacity + (long) below * max * (max - opacity) + whole / 2) / whole);
    }
}
