package crescendo.inference.rest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Frames of animations, to be looked at by a decoder that is not ours. */
final class Frames {
    private static final int SIGNATURE = 8;
    /** Length, type and checksum. */
    private static final int AROUND = 12;
    /** Before what an {@code fdAT} holds of a frame. */
    private static final int SEQUENCE_NUMBER = 4;

    private Frames() {}

    /** Each frame of an APNG, of which every one is whole, as a PNG of its own. */
    static List<byte[]> ofApng(byte[] file) {
        List<byte[]> frames = new ArrayList<>();
        byte[] header = {};
        int length;
        for (int at = SIGNATURE; at < file.length; at += AROUND + length) {
            length = ByteBuffer.wrap(file).getInt(at);
            String type = new String(file, at + 4, 4, StandardCharsets.US_ASCII);
            byte[] data = Arrays.copyOfRange(file, at + 8, at + 8 + length);
            switch (type) {
                case "IHDR" -> header = data;
                case "IDAT" -> frames.add(png(file, header, data));
                case "fdAT" -> frames.add(png(file, header, Arrays.copyOfRange(data, SEQUENCE_NUMBER, length)));
                default -> {}
            }
        }
        return frames;
    }

    private static byte[] png(byte[] file, byte[] header, byte[] data) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(file, 0, SIGNATURE);
        png.writeBytes(chunk("IHDR", header));
        png.writeBytes(chunk("IDAT", data));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(AROUND + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    static List<BufferedImage> ofGif(byte[] file) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(file)));
        List<BufferedImage> frames = new ArrayList<>();
        int count = reader.getNumImages(true);
        for (int k = 0; k < count; k++) {
            frames.add(reader.read(k));
        }
        reader.dispose();
        return frames;
    }
}
