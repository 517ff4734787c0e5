package crescendo.inference.rest;

/** The service does not know yet what there is to serve. */
public final class NotReady extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotReady(String obstacle) {
        super("not ready yet: " + obstacle);
    }
}
