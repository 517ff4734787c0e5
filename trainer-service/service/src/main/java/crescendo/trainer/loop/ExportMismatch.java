package crescendo.trainer.loop;

/** An exported file computes something else than the network that it was made of. */
public final class ExportMismatch extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ExportMismatch(String message) {
        super(message);
    }
}
