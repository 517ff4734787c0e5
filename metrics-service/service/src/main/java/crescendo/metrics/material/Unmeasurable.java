package crescendo.metrics.material;

/** A checkpoint that cannot be measured however often it is tried: what its manifest names is missing, or no such thing. */
public final class Unmeasurable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param reason names what is wrong, for the person who reads the dead letter */
    public Unmeasurable(String reason) {
        super(reason);
    }
}
