package crescendo.inference.animation;

import crescendo.inference.image.Pixels;
import crescendo.inference.image.png.Chunks;
import crescendo.inference.image.png.PngFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;

/**
 * An animated PNG that goes on for ever, without loss; what knows only PNG shows its first image.
 *
 * <p>Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", chunks acTL, fcTL and fdAT.
 */
public final class Apng {
    private static final byte UP = 2;

    private final Pixels images;
    private final Chunks chunks;
    private int sequence;

    private Apng(Pixels images, Chunks chunks) {
        this.images = images;
        this.chunks = chunks;
    }

    /** @param framesPerSecond at least 1 */
    public static byte[] encode(Pixels images, int framesPerSecond) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new Apng(images, new Chunks(out)).write(framesPerSecond);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing in memory fails to be written", e);
        }
        return out.toByteArray();
    }

    private void write(int framesPerSecond) throws IOException {
        chunks.write("IHDR", new PngFormat(images.height(), images.width(), images.channels(), 8).header());
        chunks.write("acTL", sized(8).putInt(images.count()).putInt(0).array());
        for (int k = 0; k < images.count(); k++) {
            chunks.write("fcTL", control(framesPerSecond));
            byte[] rows = deflated(k);
            if (k == 0) {
                chunks.write("IDAT", rows);
            } else {
                chunks.write(
                        "fdAT",
                        sized(4 + rows.length).putInt(sequence++).put(rows).array());
            }
        }
        chunks.write("IEND", new byte[0]);
    }

    private byte[] control(int framesPerSecond) {
        return sized(26)
                .putInt(sequence++)
                .putInt(images.width())
                .putInt(images.height())
                .putInt(0)
                .putInt(0)
                .putShort((short) 1)
                .putShort((short) framesPerSecond)
                .put(new byte[] {0, 0})
                .array();
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
}
