package crescendo.contracts.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

/**
 * Where an interpolated network lies: each of its weights is {@code (1 − alpha) · from + alpha · to}. Wang et al. 2018 (ESRGAN),
 * section 3.4.
 *
 * @param from  the version at 0
 * @param to    the version at 1, of the same architecture
 * @param alpha in [0, 1]
 */
public record Interpolation(VersionRef from, VersionRef to, double alpha) {
    public Interpolation {
        if (from == null || to == null) {
            throw new IllegalArgumentException("between: from and to are both needed");
        }
        requireAllowed(alpha);
        alpha += 0.0; // -0.0 is 0
        if (from.equals(to)) {
            throw new IllegalArgumentException("between: from and to are both " + from + "; nothing lies between them");
        }
    }

    /** Of what may lack it, as a request may. */
    @JsonCreator
    static Interpolation of(
            @JsonProperty("from") VersionRef from,
            @JsonProperty("to") VersionRef to,
            @JsonProperty("alpha") Double alpha) {
        if (alpha == null) {
            throw new IllegalArgumentException(
                    "alpha: missing; use 0 (the network at \"from\") to 1 (the network at \"to\")");
        }
        return new Interpolation(from, to, alpha);
    }

    /** For people: 0, 0.25, 1. */
    public static String shown(double alpha) {
        return BigDecimal.valueOf(alpha).stripTrailingZeros().toPlainString();
    }

    /** @throws IllegalArgumentException where it does not lie in [0, 1] */
    public static void requireAllowed(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("alpha: " + alpha
                    + " is not allowed; use 0 (the network at \"from\") to 1 (the network at \"to\")");
        }
    }
}
