package crescendo.client.bucket;

/** The store refuses, or holds what cannot be: asking again will not help. */
public class StoreFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StoreFault(String message) {
        super(message);
    }

    public StoreFault(String message, Throwable cause) {
        super(message, cause);
    }
}
