package crescendo.inference.gate.door;

import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.service.Settings;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long whoever sends a request waits: as long as is allowed, or less where they say so. */
@Singleton
public class Patience {
    /** Says how long the sender waits. */
    private static final String TIMEOUT = "Crescendo-Timeout-Ms";

    /** As gRPC says the same: an amount and a unit. */
    private static final String GRPC_TIMEOUT = "grpc-timeout";

    private static final Pattern GRPC_TIME = Pattern.compile("([0-9]{1,8})([HMSmun])");

    private final Duration most;

    Patience(Settings settings) {
        this.most = settings.deadline();
    }

    /** @throws InvalidRequest where what they say will not do */
    public Duration of(HttpServerRequest request) {
        String asked = request.getHeader(TIMEOUT);
        String grpc = request.getHeader(GRPC_TIMEOUT);
        return asked != null ? millis(asked) : grpc != null ? grpc(grpc) : most;
    }

    /** The same; all there is where what they say will not do, which they are told later. */
    Duration atTheDoor(HttpServerRequest request) {
        try {
            return of(request);
        } catch (InvalidRequest later) {
            return most;
        }
    }

    private Duration millis(String asked) {
        long allowed = most.toMillis();
        try {
            long millis = Long.parseLong(asked);
            if (millis >= 1 && millis <= allowed) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException none) {
            // told below, with what is allowed
        }
        throw InvalidRequest.of(
                new Fault(TIMEOUT, "\"" + asked + "\" is not allowed", "use a whole number from 1 to " + allowed));
    }

    // A client's library says it for the whole of its call: longer than ours is no mistake.
    private Duration grpc(String asked) {
        Matcher said = GRPC_TIME.matcher(asked);
        if (!said.matches()) {
            throw InvalidRequest.of(new Fault(
                    GRPC_TIMEOUT,
                    "\"" + asked + "\" is not allowed",
                    "use up to 8 digits and one of H, M, S, m, u, n"));
        }
        long amount = Long.parseLong(said.group(1));
        Duration wished =
                switch (said.group(2)) {
                    case "H" -> Duration.ofHours(amount);
                    case "M" -> Duration.ofMinutes(amount);
                    case "S" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMillis(amount);
                    case "u" -> Duration.ofNanos(1000 * amount);
                    default -> Duration.ofNanos(amount);
                };
        return wished.compareTo(most) < 0 ? wished : most;
    }
}
