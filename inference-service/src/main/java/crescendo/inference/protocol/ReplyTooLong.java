package crescendo.inference.protocol;

/** A request whose reply would be longer than is allowed; the message says how long both are. */
public final class ReplyTooLong extends RuntimeException {
    private static final long serialVersionUID = 1;

    ReplyTooLong(long bytes, long allowed) {
        super("the reply could have " + bytes + " bytes; " + allowed
                + " are allowed (crescendo.inference.max-reply-size); ask for fewer rows, for images without raw, or for bytes in"
                + " place of text");
    }
}
