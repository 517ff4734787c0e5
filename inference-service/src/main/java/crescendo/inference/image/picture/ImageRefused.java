package crescendo.inference.image.picture;

/** A file that is not decoded; the message says why. */
public final class ImageRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What stands against it. */
    public enum Kind {
        /** It is more than is allowed. */
        TOO_LARGE,
        /** It is no picture of a kind that is read here. */
        UNKNOWN,
        /** It does not hold what it should. */
        BROKEN
    }

    private final Kind kind;

    ImageRefused(Kind kind, String message) {
        super("image: " + message);
        this.kind = kind;
    }

    static ImageRefused broken(String reason) {
        return new ImageRefused(Kind.BROKEN, reason);
    }

    /** By what is allowed of something. */
    public static ImageRefused tooLarge(String what) {
        return new ImageRefused(Kind.TOO_LARGE, what);
    }

    public Kind kind() {
        return kind;
    }
}
