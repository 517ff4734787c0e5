package crescendo.client.dataset.picture;

/** One image cannot be used; the others can. */
public final class BrokenImage extends Exception {
    private static final long serialVersionUID = 1;

    public BrokenImage(String reason) {
        super(reason);
    }

    public BrokenImage(String reason, Throwable cause) {
        super(reason, cause);
    }
}
