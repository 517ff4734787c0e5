package crescendo.inference.image.picture;

import crescendo.inference.image.picture.PictureFile.Size;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.LongFunction;

/** Reads pictures: their header first, the rest only where that is within the limits. */
public final class Pictures {
    /** Where a header may end at the latest: cameras put a small copy of the picture before it. */
    private static final int HEADER_BYTES = 256 << 10;

    /** What unpacking may bring to light of a profile. */
    static final int EXTRA_BYTES = 4 << 20;

    private final Limits limits;

    /**
     * What a picture may take, checked before memory is.
     *
     * @param bytes  of a file at most
     * @param pixels of its picture at most
     */
    public record Limits(long bytes, long pixels) {
        public Limits {
            if (bytes < 1 || pixels < 1) {
                throw new IllegalArgumentException(
                        "bytes and pixels must be at least 1, not " + bytes + " and " + pixels);
            }
        }
    }

    public Pictures(Limits limits) {
        this.limits = limits;
    }

    /**
     * Reads one picture.
     *
     * @param body the file
     * @param room takes the pixels on before memory is taken for them, and is closed by whoever gets the picture
     * @throws ImageRefused where it is too large, no picture, or broken
     * @throws IOException  where the body cannot be read
     */
    public <R extends AutoCloseable> Held<R> read(InputStream body, LongFunction<R> room) throws IOException {
        byte[] beginning = body.readNBytes((int) Math.min(HEADER_BYTES, limits.bytes() + 1));
        PictureFile kind = PictureFile.of(ByteBuffer.wrap(beginning));
        Size size = sizeWithin(kind, beginning);
        R held = room.apply(size.pixels());
        try {
            Picture picture = kind.decode(whole(beginning, body));
            if ((long) picture.height() * picture.width() != size.pixels()) {
                throw ImageRefused.broken("its size is not what its header says");
            }
            return new Held<>(picture, held);
        } catch (IOException | RuntimeException | Error fault) {
            close(held, fault);
            throw fault;
        }
    }

    /** A picture, and the room that is held for it. */
    public record Held<R>(Picture picture, R room) {}

    private Size sizeWithin(PictureFile kind, byte[] beginning) {
        Size size = kind.size(ByteBuffer.wrap(beginning));
        if (size.height() < 1 || size.width() < 1) {
            throw ImageRefused.broken("its header says " + shown(size) + " pixels");
        }
        if (size.pixels() > limits.pixels()) {
            throw ImageRefused.tooLarge("its header says " + shown(size) + " pixels; " + limits.pixels()
                    + " are allowed (crescendo.upscaling.max-pixels)");
        }
        return size;
    }

    private static String shown(Size size) {
        return Integer.toUnsignedString(size.width()) + "×" + Integer.toUnsignedString(size.height());
    }

    private byte[] whole(byte[] beginning, InputStream body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream(2 * beginning.length);
        all.write(beginning);
        all.write(body.readNBytes((int) Math.min(Integer.MAX_VALUE, limits.bytes() + 1 - beginning.length)));
        if (all.size() > limits.bytes()) {
            throw ImageRefused.tooLarge("longer than " + limits.bytes() + " bytes (crescendo.upscaling.max-bytes)");
        }
        return all.toByteArray();
    }

    private static void close(AutoCloseable held, Throwable fault) {
        try {
            held.close();
        } catch (Exception second) {
            fault.addSuppressed(second);
        }
    }
}
