package crescendo.inference.session;

import crescendo.contracts.model.VersionRef;

/** A version will not be served; the message says why. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient VersionRef version;

    Refusal(VersionRef version, String reason, Throwable cause) {
        super(reason == null ? String.valueOf(cause) : reason, cause);
        this.version = version;
    }

    public VersionRef version() {
        return version;
    }
}
