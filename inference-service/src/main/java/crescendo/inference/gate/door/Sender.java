package crescendo.inference.gate.door;

import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.sampling.InvalidRequest;
import io.vertx.core.http.HttpServerRequest;

/** Who sends a request: who has the same name shares one place in the line. */
public final class Sender {
    /** Says who asks where many share an address. */
    private static final String CLIENT = "Crescendo-Client";

    private static final int LONGEST_NAME = 64;

    private Sender() {}

    /** The name that they give, or their address. @throws InvalidRequest where the name will not do */
    public static String of(HttpServerRequest request) {
        String named = request.getHeader(CLIENT);
        if (named != null && !isGood(named)) {
            throw InvalidRequest.of(new Fault(
                    CLIENT, "a name of " + named.length() + " characters", "use 1 to " + LONGEST_NAME + " characters"));
        }
        return named == null ? request.remoteAddress().hostAddress() : named;
    }

    /** The same; their address where the name will not do, which they are told later. */
    static String atTheDoor(HttpServerRequest request) {
        String named = request.getHeader(CLIENT);
        return named == null || !isGood(named) ? request.remoteAddress().hostAddress() : named;
    }

    private static boolean isGood(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME;
    }
}
