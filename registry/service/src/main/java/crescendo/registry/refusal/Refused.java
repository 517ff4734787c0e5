package crescendo.registry.refusal;

import java.util.Optional;

/** A request that cannot be answered, with the words and the status that its sender gets. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String field;

    private Refused(int status, String message, String field) {
        super(message);
        this.status = status;
        this.field = field;
    }

    /** @param field of the request that will not do */
    public static Refused badField(String field, String problem) {
        return new Refused(400, field + ": " + problem, field);
    }

    public static Refused unknown(String what) {
        return new Refused(404, "there is no " + what, null);
    }

    public static Refused conflict(String problem) {
        return new Refused(409, problem, null);
    }

    public static Refused busy(String problem) {
        return new Refused(503, problem, null);
    }

    public int status() {
        return status;
    }

    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
