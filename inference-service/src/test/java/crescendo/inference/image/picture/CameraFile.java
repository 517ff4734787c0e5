package crescendo.inference.image.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Files as cameras write them: how they were held, and where, stands beside the picture in every way that there is. */
public final class CameraFile {
    /** In all that a file tells of the place. */
    public static final String PLACE = "52.5200N";

    /** In what a file tells for programs of pictures (XMP). */
    public static final String XMP = "xmpmeta";

    private static final String PACKET = "<x:" + XMP + ">" + PLACE + "</x:" + XMP + ">";
    private static final int FLAGS = 20;
    private static final int EXIF_AND_XMP = 0x0C;

    private CameraFile() {}

    /** Squares, and the samples as they are to be seen. */
    public static Drawn jpeg(int orientation) {
        BufferedImage squares = Drawn.squares(BufferedImage.TYPE_3BYTE_BGR);
        int[] samples = squares.getRaster().getPixels(0, 0, 48, 32, (int[]) null);
        byte[] file = jpeg(squares, orientation, new byte[0]);
        return new Drawn("JPEG", file, 32, 48, 3, 8, samples).turned(orientation);
    }

    /** @param profile of its colours, in two parts of which the second comes first; none where it is empty */
    public static byte[] jpeg(BufferedImage image, int orientation, byte[] profile) {
        byte[] plain = encoded(image);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(plain, 0, 2);
        segment(file, 0xE1, "Exif\0\0", MadePng.exif(orientation));
        segment(file, 0xE1, "http://ns.adobe.com/xap/1.0/\0", ascii(PACKET));
        if (profile.length > 0) {
            int cut = profile.length / 3;
            segment(file, 0xE2, "ICC_PROFILE\0\2\2", Arrays.copyOfRange(profile, cut, profile.length));
            segment(file, 0xE2, "ICC_PROFILE\0\1\2", Arrays.copyOf(profile, cut));
        }
        segment(file, 0xED, "Photoshop 3.0\0", ascii(PLACE));
        segment(file, 0xFE, "", ascii(PLACE));
        file.write(plain, 2, plain.length - 2);
        return file.toByteArray();
    }

    private static byte[] encoded(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void segment(ByteArrayOutputStream file, int marker, String head, byte[] data) {
        int length = 2 + head.length() + data.length;
        file.writeBytes(MadePng.bytes(0xFF, marker, length >> 8, length));
        file.writeBytes(ascii(head));
        file.writeBytes(data);
    }

    /**
     * Without loss, and the samples as they are to be seen: red 15 times the column, green 28 times the row, blue 100.
     *
     * @param mark before what the camera noted, where some programs put one
     */
    public static Drawn webp(int orientation, String mark) {
        int[] samples = new int[9 * 17 * 3];
        Arrays.setAll(samples, i -> i % 3 == 0 ? 15 * (i / 3 % 17) : i % 3 == 1 ? 28 * (i / 51) : 100);
        byte[] plain = plainWebp();
        byte[] exif = MadePng.exif(orientation);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(plain);
        part(file, "EXIF", ascii(mark), exif);
        part(file, "XMP ", ascii(PACKET + " ".repeat(PACKET.length() % 2)), new byte[0]);
        ByteBuffer whole = ByteBuffer.wrap(file.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        whole.putInt(4, whole.limit() - 8).put(FLAGS, (byte) (plain[FLAGS] | EXIF_AND_XMP));
        return new Drawn("WebP", whole.array(), 9, 17, 3, 8, samples).turned(orientation);
    }

    private static void part(ByteArrayOutputStream file, String name, byte[] mark, byte[] data) {
        int length = mark.length + data.length;
        file.writeBytes(ascii(name));
        file.writeBytes(MadePng.bytes(length, length >> 8, 0, 0));
        file.writeBytes(mark);
        file.writeBytes(data);
    }

    private static byte[] plainWebp() {
        try (InputStream in = CameraFile.class.getResourceAsStream("/webp/whole.webp")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
