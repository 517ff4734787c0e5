package crescendo.inference.image.picture;

import java.util.Optional;

/**
 * What a file tells beside its pixels.
 *
 * @param profile of its colours (ICC), where it is one for such an image
 * @param exif    as it stood there, without its envelope: it may tell a place
 */
public record Extras(Optional<byte[]> profile, Optional<byte[]> exif) {
    public static final Extras NONE = new Extras(Optional.empty(), Optional.empty());

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
