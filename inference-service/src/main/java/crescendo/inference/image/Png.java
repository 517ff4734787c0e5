package crescendo.inference.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Eight-bit PNG, grey or RGB. */
public final class Png {
    static {
        ImageIO.setUseCache(false);
    }

    private Png() {}

    /** The only image of {@code image}. */
    public static byte[] encode(Pixels image) {
        if (image.count() != 1) {
            throw new IllegalArgumentException("a PNG holds 1 image, not " + image.count());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(image.imageBytes() / 2 + 1024);
        try {
            if (!ImageIO.write(buffered(image), "png", out)) {
                throw new IllegalStateException("this Java runtime cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails to be written", e);
        }
        return out.toByteArray();
    }

    private static BufferedImage buffered(Pixels image) {
        boolean grey = image.channels() == 1;
        BufferedImage buffered = new BufferedImage(
                image.width(), image.height(), grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) buffered.getRaster().getDataBuffer()).getData();
        if (grey) {
            System.arraycopy(image.data(), 0, target, 0, target.length);
            return buffered;
        }
        for (int i = 0; i < target.length; i += 3) {
            target[i] = image.data()[i + 2];
            target[i + 1] = image.data()[i + 1];
            target[i + 2] = image.data()[i];
        }
        return buffered;
    }
}
