package crescendo.inference.image.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Profiles of colours (ISO 15076-1): kept as they are where they are one, and one for such an image; else passed over. */
final class IccProfile {
    private static final int HEADER = 128;
    /** What grows is held so many times, with the copy that is given. */
    private static final int COPIES = 3;

    private static final int MARK = 'a' << 24 | 'c' << 16 | 's' << 8 | 'p';
    private static final int RGB = 'R' << 24 | 'G' << 16 | 'B' << 8 | ' ';
    private static final int GREY = 'G' << 24 | 'R' << 16 | 'A' << 8 | 'Y';

    private IccProfile() {}

    /** @param colours 1 for grey, 3 for RGB */
    static boolean fits(byte[] profile, int colours) {
        if (profile.length < HEADER) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(profile);
        return header.getInt(0) == profile.length
                && header.getInt(36) == MARK
                && header.getInt(16) == (colours == 1 ? GREY : RGB);
    }

    /**
     * Of a chunk of a PNG file: a name, a zero, a zero, and packed; nothing where that is not so, or it is too long.
     *
     * @param more told of the bytes that it takes as they come
     */
    static Optional<byte[]> unpacked(byte[] chunk, LongConsumer more) {
        int name = 0;
        while (name < chunk.length && chunk[name] != 0) {
            name++;
        }
        if (name + 2 >= chunk.length) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Arrays.copyOfRange(chunk, name + 2, chunk.length));
            return inflated(inflater, more);
        } catch (DataFormatException damaged) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static Optional<byte[]> inflated(Inflater inflater, LongConsumer more) throws DataFormatException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[1 << 13];
        while (!inflater.finished()) {
            int count = inflater.inflate(some);
            if (count == 0 || out.size() + count > Extras.MOST_BYTES) {
                return Optional.empty();
            }
            more.accept(COPIES * (long) count);
            out.write(some, 0, count);
        }
        return Optional.of(out.toByteArray());
    }
}
