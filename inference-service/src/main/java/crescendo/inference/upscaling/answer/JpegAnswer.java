package crescendo.inference.upscaling.answer;

import crescendo.inference.image.picture.Extras;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/**
 * A JPEG file that is sent while it is made: the encoder asks for a row when it has done with the last.
 *
 * @param quality 1 to 100
 */
public record JpegAnswer(int quality) implements Answer {
    /** More does not fit the format's numbers. */
    public static final int LARGEST_SIDE = 65_500;

    private static final int SEGMENT = 65_519;
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    @Override
    public void write(Rows rows, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (JpegStream to = new JpegStream(out, after -> writeExtras(rows.extras(), new DataOutputStream(after)))) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.setOutput(to);
            writer.write(null, new IIOImage(image(rows), null, null), param);
        } finally {
            writer.dispose();
        }
    }

    // It looks like a picture in memory, since of others the encoder makes one first.
    private static BufferedImage image(Rows rows) {
        int colours = rows.channels() == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB;
        ColorModel model = new ComponentColorModel(
                ColorSpace.getInstance(colours), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(model, new PulledRows(rows), false, null);
    }

    private static void writeExtras(Extras extras, DataOutputStream out) throws IOException {
        if (extras.exif().isPresent() && extras.exif().get().length <= SEGMENT) {
            segment(out, 0xE1, EXIF, extras.exif().get());
        }
        if (extras.profile().isPresent()) {
            byte[] profile = extras.profile().get();
            int parts = (profile.length + SEGMENT - 1) / SEGMENT;
            for (int part = 0; part < parts && parts < 256; part++) {
                byte[] some =
                        Arrays.copyOfRange(profile, part * SEGMENT, Math.min(profile.length, (part + 1) * SEGMENT));
                byte[] head = Arrays.copyOf(PROFILE, PROFILE.length + 2);
                head[PROFILE.length] = (byte) (part + 1);
                head[PROFILE.length + 1] = (byte) parts;
                segment(out, 0xE2, head, some);
            }
        }
    }

    private static void segment(DataOutputStream out, int marker, byte[] head, byte[] data) throws IOException {
        out.write(0xff);
        out.write(marker);
        out.writeShort(2 + head.length + data.length);
        out.write(head);
        out.write(data);
    }
}
