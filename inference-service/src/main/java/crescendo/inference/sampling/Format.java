package crescendo.inference.sampling;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** How images are sent. */
public enum Format {
    /** All of them in one PNG. */
    GRID("image/png"),
    /** A PNG each, in a zip. */
    ZIP("application/zip"),
    /** Their bytes, uint8 NHWC; headers tell the shape. */
    RAW(MediaType.APPLICATION_OCTET_STREAM),
    /** {@code images}, uint8 NHWC, and the {@code latents} and {@code labels} they were made of. */
    SAFETENSORS("application/safetensors"),
    /** An array for NumPy, uint8 NHWC. */
    NPY("application/x-npy"),
    /** One after the other, without end and without loss. */
    APNG("image/apng"),
    /** One after the other, without end, in 256 colours. */
    GIF("image/gif");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /** The first of {@code accepted} that there is; a wildcard takes the grid. */
    public static Optional<Format> of(List<MediaType> accepted) {
        return accepted.stream()
                .flatMap(wanted -> Arrays.stream(values())
                        .filter(format -> wanted.isCompatible(MediaType.valueOf(format.mediaType)))
                        .limit(1))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(Format::word).collect(Collectors.joining(", "));
    }

    public static String mediaTypes() {
        return Arrays.stream(values()).map(Format::mediaType).collect(Collectors.joining(", "));
    }
}
