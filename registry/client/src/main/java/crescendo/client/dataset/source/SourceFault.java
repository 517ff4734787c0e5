package crescendo.client.dataset.source;

/** There is nothing to be imported here; one line says what is wrong with which file, and what would be right. */
public final class SourceFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SourceFault(String message) {
        super(message);
    }

    public SourceFault(String message, Throwable cause) {
        super(message, cause);
    }
}
