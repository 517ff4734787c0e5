package crescendo.inference.session;

import crescendo.contracts.model.VersionRef;
import crescendo.inference.runtime.upscaler.Unproven;
import java.io.UncheckedIOException;

/** A version will not be served; the message says why. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient VersionRef version;

    /** @param reason the cause's own words where it is nothing */
    public Refusal(VersionRef version, String reason, Throwable cause) {
        super(reason == null ? String.valueOf(cause) : reason, cause);
        this.version = version;
    }

    /** Whether it may be for want of something that there may be later: memory, or place on the disk. */
    public boolean mayPass() {
        return getCause() instanceof OutOfMemoryError
                || getCause() instanceof UncheckedIOException
                || getCause() instanceof Unproven;
    }

    public VersionRef version() {
        return version;
    }
}
