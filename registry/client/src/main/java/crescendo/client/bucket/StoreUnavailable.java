package crescendo.client.bucket;

/** The store is away for the moment: no connection, no answer in time, or an error of its own. Worth another try. */
public final class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
