package crescendo.inference.image.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files of every kind, made byte by byte, unfiltered. */
public final class MadePng {
    public static final int GREY = 0;
    public static final int RGB = 2;
    public static final int PALETTE = 3;
    public static final int GREY_ALPHA = 4;
    public static final int RGBA = 6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    public MadePng(int kind, int depth, int width, int height) {
        this(kind, depth, width, height, 0);
    }

    /** @param interlace 1 for rows in seven passes, each finer than the last */
    MadePng(int kind, int depth, int width, int height, int interlace) {
        bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) depth)
                        .put((byte) kind)
                        .put(12, (byte) interlace)
                        .array());
    }

    public MadePng chunk(String type, byte... data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 checksum = new CRC32();
        checksum.update(name);
        checksum.update(data);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        bytes.writeBytes(name);
        bytes.writeBytes(data);
        bytes.writeBytes(
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array());
        return this;
    }

    /** The file, with these bytes in its rows. */
    public byte[] rows(byte[]... rows) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] row : rows) {
            all.write(0);
            all.writeBytes(row);
        }
        return chunk("IDAT", packed(all.toByteArray())).chunk("IEND").bytes.toByteArray();
    }

    /** A file of noise, which nothing packs; the same of the same width. */
    public static byte[] noise(int kind, int depth, int width, int height) {
        int samples = kind == RGBA ? 4 : kind == RGB ? 3 : kind == GREY_ALPHA ? 2 : 1;
        Random random = new Random(width);
        byte[][] rows = new byte[height][width * samples * depth / 8];
        for (byte[] row : rows) {
            random.nextBytes(row);
        }
        return new MadePng(kind, depth, width, height).rows(rows);
    }

    public static byte[] packed(byte[] data) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Numbers of 0 to 255 as bytes. */
    public static byte[] bytes(int... numbers) {
        byte[] bytes = new byte[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            bytes[i] = (byte) numbers[i];
        }
        return bytes;
    }

    /** A profile that says of itself that it is one, for RGB or grey, of so many bytes. */
    public static byte[] profile(String space, int length) {
        return ByteBuffer.allocate(length)
                .putInt(0, length)
                .put(16, space.getBytes(StandardCharsets.US_ASCII))
                .put(36, "acsp".getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** What a camera noted: how it was held, and a place as text. */
    public static byte[] exif(int orientation) {
        return ByteBuffer.allocate(64)
                .put(new byte[] {'M', 'M', 0, 42})
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put("52.5200N 13.4050E".getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
