package crescendo.inference.upscaling.answer;

import crescendo.inference.image.picture.Extras;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
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
 * A JPEG file. The encoder wants the whole picture at once, 3 bytes a pixel; what it makes is sent at once.
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
        BufferedImage image = whole(rows);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (JpegStream to = new JpegStream(out, after -> writeExtras(rows.extras(), new DataOutputStream(after)))) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.setOutput(to);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
    }

    private static BufferedImage whole(Rows rows) {
        boolean grey = rows.channels() == 1;
        BufferedImage image = new BufferedImage(
                rows.width(), rows.height(), grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] target = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int step = rows.depth() == 8 ? 1 : 65535 / 255;
        int at = 0;
        while (rows.hasNext()) {
            for (short sample : rows.next()) {
                int colour = grey ? at : at - at % 3 + 2 - at % 3;
                target[colour] = (byte) (((sample & 0xffff) + step / 2) / step); // the nearest of 256
                at++;
            }
        }
        return image;
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
