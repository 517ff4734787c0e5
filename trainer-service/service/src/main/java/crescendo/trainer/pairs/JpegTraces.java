package crescendo.trainer.pairs;

import crescendo.client.dataset.source.RawImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What baseline JPEG leaves of an image, by the JDK's codec: that of the Independent JPEG Group, colours halved each way. */
final class JpegTraces {
    private JpegTraces() {}

    /** @param quality in [1, 100], as libjpeg means it; need not be whole */
    static RawImage in(RawImage image, double quality) {
        try {
            return decoded(encoded(image, quality), image.colours());
        } catch (IOException e) {
            throw new UncheckedIOException("an image in memory cannot be written as JPEG", e);
        }
    }

    private static byte[] encoded(RawImage image, double quality) throws IOException {
        int type = image.colours() == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage picture = new BufferedImage(image.width(), image.height(), type);
        picture.getRaster().setPixels(0, 0, image.width(), image.height(), unsigned(image.pixels()));
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality((float) (quality / 100));
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static RawImage decoded(byte[] file, int colours) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            BufferedImage picture = reader.read(0);
            int[] values = picture.getRaster().getPixels(0, 0, picture.getWidth(), picture.getHeight(), (int[]) null);
            byte[] pixels = new byte[values.length];
            for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) values[i];
            return new RawImage(picture.getHeight(), picture.getWidth(), colours, pixels);
        } finally {
            reader.dispose();
        }
    }

    private static int[] unsigned(byte[] pixels) {
        int[] values = new int[pixels.length];
        for (int i = 0; i < values.length; i++) values[i] = pixels[i] & 0xff;
        return values;
    }
}
