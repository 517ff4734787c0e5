package crescendo.inference.runtime.upscaler;

/** What a network can do could not be tried, for want of something that there may be later. */
public final class Unproven extends IllegalStateException {
    private static final long serialVersionUID = 1;

    public Unproven(String message, Throwable cause) {
        super(message, cause);
    }
}
