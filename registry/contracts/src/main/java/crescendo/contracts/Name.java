package crescendo.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of a job, a model, a version, an alias or a data set: the only text that may become part of a key.
 *
 * @param value 1 to 64 characters: lower-case letters, digits, dot, underscore, hyphen; the first a letter or digit
 */
public record Name(@JsonValue String value) implements Comparable<Name> {
    public static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,63}";
    private static final Pattern ALLOWED = Pattern.compile(PATTERN);

    public Name {
        if (!isValid(value)) {
            throw new IllegalArgumentException(rejection("name", value));
        }
    }

    @JsonCreator
    public static Name of(String value) {
        return new Name(value);
    }

    /** A name from outside: {@code what} is named in the error. */
    public static Name of(String what, String value) {
        if (!isValid(value)) {
            throw new IllegalArgumentException(rejection(what, value));
        }
        return new Name(value);
    }

    public static boolean isValid(String value) {
        return value != null && ALLOWED.matcher(value).matches();
    }

    public static String rejection(String what, String value) {
        return what + ": " + (value == null ? "null" : '"' + shortened(value) + '"') + " is not a name; allowed is "
                + PATTERN;
    }

    private static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }

    @Override
    public int compareTo(Name other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
