package crescendo.client.log;

/** The brokers are away for the moment. Worth another try. */
public final class LogUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
