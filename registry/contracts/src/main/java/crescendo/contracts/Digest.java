package crescendo.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes: how a blob is named, and how it is checked whenever it is read.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(@JsonValue String hex) implements Comparable<Digest> {
    private static final Pattern ALLOWED = Pattern.compile("[0-9a-f]{64}");

    public Digest {
        if (hex == null || !ALLOWED.matcher(hex).matches()) {
            throw new IllegalArgumentException(
                    "digest: " + hex + " is not the SHA-256 of anything; 64 hexadecimal digits are");
        }
    }

    @JsonCreator
    public static Digest parse(String hex) {
        return new Digest(hex);
    }

    public static Digest of(byte[] bytes) {
        return new Digest(HexFormat.of().formatHex(hasher().digest(bytes)));
    }

    /** The digest that {@code hasher} ends with; resets it. */
    public static Digest of(MessageDigest hasher) {
        return new Digest(HexFormat.of().formatHex(hasher.digest()));
    }

    public static MessageDigest hasher() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** The first eight digits: enough for a person, and for a name where the rest of the name tells things apart. */
    public String brief() {
        return hex.substring(0, 8);
    }

    @Override
    public int compareTo(Digest other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
