package crescendo.client.log;

/** The brokers refuse: asking again will not help. */
public final class LogFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogFault(String message, Throwable cause) {
        super(message, cause);
    }
}
