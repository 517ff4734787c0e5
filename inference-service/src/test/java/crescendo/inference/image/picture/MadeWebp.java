package crescendo.inference.image.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Lossless WebP files, made bit by bit: what stands before their pixels, each of which is black and takes no bits. */
final class MadeWebp {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int width;
    private final int height;
    private int free = 8;
    private int last;

    MadeWebp(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** The lowest first. */
    MadeWebp bits(int count, int number) {
        for (int i = 0; i < count; i++) {
            last |= (number >> i & 1) << 8 - free;
            if (--free == 0) {
                bytes.write(last);
                last = 0;
                free = 8;
            }
        }
        return this;
    }

    /** Five codes, each of one symbol. */
    MadeWebp group(int green, int red) {
        return symbol(green).symbol(red).symbol(0).symbol(0).symbol(0);
    }

    private MadeWebp symbol(int symbol) {
        return symbol == 0 ? bits(4, 1) : bits(3, 5).bits(8, symbol);
    }

    /** As a part of a file. */
    byte[] part() {
        byte[] data = bytes.toByteArray();
        int length = 5 + data.length + (free < 8 ? 1 : 0);
        ByteBuffer part = ByteBuffer.allocate(8 + length + length % 2).order(ByteOrder.LITTLE_ENDIAN);
        part.put("VP8L".getBytes(StandardCharsets.US_ASCII)).putInt(length).put((byte) 0x2f);
        part.putInt(width - 1 | height - 1 << 14).put(data);
        return free < 8 ? part.put((byte) last).array() : part.array();
    }

    /** With some more zeros, which decoders read ahead. */
    byte[] file() {
        return file(bits(128, 0).part());
    }

    static byte[] file(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return ByteBuffer.allocate(12 + all.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + all.size())
                .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                .put(all.toByteArray())
                .array();
    }
}
