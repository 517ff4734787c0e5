package crescendo.inference.animation;

import crescendo.inference.image.Pixels;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * An animated PNG that goes on for ever, without loss; what knows only PNG shows its first image.
 *
 * <p>Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", chunks acTL, fcTL and fdAT.
 */
public final class Apng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte UP = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Pixels images;
    private int sequence;

    private Apng(Pixels images) {
        this.images = images;
    }

    /** @param framesPerSecond at least 1 */
    public static byte[] encode(Pixels images, int framesPerSecond) {
        Apng apng = new Apng(images);
        apng.write(framesPerSecond);
        return apng.out.toByteArray();
    }

    private void write(int framesPerSecond) {
        out.writeBytes(SIGNATURE);
        byte colours = (byte) (images.channels() == 1 ? 0 : 2);
        chunk("IHDR", sized(13).putInt(images.width()).putInt(images.height()).put(new byte[] {8, colours, 0, 0, 0}));
        chunk("acTL", sized(8).putInt(images.count()).putInt(0));
        for (int k = 0; k < images.count(); k++) {
            chunk("fcTL", control(framesPerSecond));
            byte[] rows = deflated(k);
            if (k == 0) {
                chunk("IDAT", ByteBuffer.wrap(rows).position(rows.length));
            } else {
                chunk("fdAT", sized(4 + rows.length).putInt(sequence++).put(rows));
            }
        }
        chunk("IEND", sized(0));
    }

    private ByteBuffer control(int framesPerSecond) {
        return sized(26)
                .putInt(sequence++)
                .putInt(images.width())
                .putInt(images.height())
                .putInt(0)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) framesPerSecond)
                .put(new byte[] {0, 0});
    }

    // Each row as its difference to the one above.
    private byte[] deflated(int frame) {
        int rowBytes = images.rowBytes();
        byte[] rows = new byte[images.height() * (rowBytes + 1)];
        int from = frame * images.imageBytes();
        for (int y = 0, at = 0; y < images.height(); y++, from += rowBytes) {
            rows[at++] = UP;
            for (int x = 0; x < rowBytes; x++) {
                int above = y == 0 ? 0 : images.data()[from + x - rowBytes];
                rows[at++] = (byte) (images.data()[from + x] - above);
            }
        }
        return deflated(rows);
    }

    private static byte[] deflated(byte[] rows) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(rows);
            deflater.finish();
            ByteArrayOutputStream packed = new ByteArrayOutputStream(rows.length / 2 + 64);
            byte[] some = new byte[8192];
            while (!deflater.finished()) {
                packed.write(some, 0, deflater.deflate(some));
            }
            return packed.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static ByteBuffer sized(int bytes) {
        return ByteBuffer.allocate(bytes);
    }

    private void chunk(String type, ByteBuffer content) {
        byte[] data = content.array();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeBytes(sized(4).putInt(data.length).array());
        out.writeBytes(name);
        out.writeBytes(data);
        out.writeBytes(sized(4).putInt((int) crc.getValue()).array());
    }
}
