package crescendo.inference.protocol;

/** A request of the protocol that cannot be answered; the message says what is wrong and what is allowed. */
public final class BadInference extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BadInference(String message) {
        super(message);
    }
}
