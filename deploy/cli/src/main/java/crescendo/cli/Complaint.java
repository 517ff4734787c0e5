package crescendo.cli;

/** Why a command cannot go on, in a line for the person who gave it. */
public final class Complaint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    public Complaint(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public Complaint(int exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    public static Complaint failed(String message) {
        return new Complaint(ExitCode.FAILED, message);
    }

    public static Complaint usage(String message) {
        return new Complaint(ExitCode.USAGE, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
