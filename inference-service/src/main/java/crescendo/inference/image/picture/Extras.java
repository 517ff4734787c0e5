package crescendo.inference.image.picture;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a file tells beside its pixels.
 *
 * @param profile of its colours (ICC), where it is one for such an image
 * @param exif    as it stood there, without its envelope: it may tell a place
 */
public record Extras(Optional<byte[]> profile, Optional<byte[]> exif) {
    public static final Extras NONE = new Extras(Optional.empty(), Optional.empty());

    /** A profile, or what a camera noted, may be so long, packed or not; longer ones are passed over. */
    static final int MOST_BYTES = 4 << 20;

    /** A part of a file; nothing where it is too long. */
    static Optional<byte[]> within(ByteBuffer file, int from, int to) {
        return to - from > MOST_BYTES ? Optional.empty() : Optional.of(Arrays.copyOfRange(file.array(), from, to));
    }

    /** Bytes that it holds. */
    public long bytes() {
        return profile.map(bytes -> bytes.length).orElse(0)
                + exif.map(bytes -> bytes.length).orElse(0);
    }

    /** Without what may tell a place. */
    public Extras withoutExif() {
        return new Extras(profile, Optional.empty());
    }
}
