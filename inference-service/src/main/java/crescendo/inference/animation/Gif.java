package crescendo.inference.animation;

import crescendo.inference.image.Pixels;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** An animated GIF that goes on for ever. Greys are exact; each colour image has 256 colours of its own. */
public final class Gif {
    private static final int HUNDREDTHS = 100;

    static {
        ImageIO.setUseCache(false);
    }

    private Gif() {}

    /** @param framesPerSecond at least 1; a GIF's clock counts hundredths of a second */
    public static byte[] encode(Pixels images, int framesPerSecond) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int k = 0; k < images.count(); k++) {
                BufferedImage image = buffered(images, k);
                IIOMetadata told = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
                tell(told, Math.max(1, Math.round((float) HUNDREDTHS / framesPerSecond)));
                writer.writeToSequence(new IIOImage(image, null, told), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails to be written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static BufferedImage buffered(Pixels images, int frame) {
        int channels = images.channels();
        BufferedImage image = new BufferedImage(
                images.width(),
                images.height(),
                channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int[] row = new int[images.rowBytes()];
        int from = frame * images.imageBytes();
        for (int y = 0; y < images.height(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = images.data()[from++] & 0xff;
            }
            image.getRaster().setPixels(0, y, images.width(), 1, row);
        }
        return image;
    }

    private static void tell(IIOMetadata metadata, int hundredths) throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        // the reader of the JDK loses rows of small interlaced images
        ((IIOMetadataNode) root.getElementsByTagName("ImageDescriptor").item(0)).setAttribute("interlaceFlag", "FALSE");
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        IIOMetadataNode forEver = new IIOMetadataNode("ApplicationExtension");
        forEver.setAttribute("applicationID", "NETSCAPE");
        forEver.setAttribute("authenticationCode", "2.0");
        forEver.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(forEver);
        root.appendChild(extensions);
        metadata.setFromTree(format, root);
    }
}
