package crescendo.measure.onnx;

/** A file that is no network, or not one of the kind that is needed. Opening it again will not help. */
public final class UnusableNetwork extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnusableNetwork(String message) {
        super(message);
    }

    public UnusableNetwork(String message, Throwable cause) {
        super(message, cause);
    }
}
