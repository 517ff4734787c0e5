package crescendo.platform.child;

/** The platform cannot start or go on; the message is one line for the person who started it. */
public final class PlatformFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public PlatformFault(String message) {
        super(message);
    }

    public PlatformFault(String message, Throwable cause) {
        super(message, cause);
    }
}
