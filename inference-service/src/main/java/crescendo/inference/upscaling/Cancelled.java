package crescendo.inference.upscaling;

/** Whoever asked has left. */
public final class Cancelled extends RuntimeException {
    private static final long serialVersionUID = 1;

    Cancelled() {
        super("whoever asked has left");
    }
}
