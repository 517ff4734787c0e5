package crescendo.cli.model;

import crescendo.measure.upscaler.Probed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** The test picture for people: its pixels made larger as they are, and beside them what the upscaler made of it. */
public final class SamplePicture {
    private SamplePicture() {}

    public static byte[] png(Probed probed) throws IOException {
        int scale = probed.spec().scale();
        int width = probed.width() * scale;
        int height = probed.height() * scale;
        BufferedImage picture = new BufferedImage(2 * width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, colour(probed, probed.small(), y / scale * probed.width() + x / scale));
                picture.setRGB(width + x, y, colour(probed, probed.large(), y * width + x));
            }
        }
        return png(picture);
    }

    static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static int colour(Probed probed, byte[] pixels, int pixel) {
        int channels = probed.spec().colours().channels();
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
            colour = colour << 8 | pixels[pixel * channels + Math.min(channel, channels - 1)] & 0xff;
        }
        return colour;
    }
}
