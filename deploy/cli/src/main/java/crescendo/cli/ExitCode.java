package crescendo.cli;

/** What the process says when it ends. */
public final class ExitCode {
    public static final int OK = 0;
    /** What was asked for did not work. */
    public static final int FAILED = 1;
    /** The command line or a recipe is wrong; nothing was done. */
    public static final int USAGE = 2;
    /** There is no running Crescendo to talk to. */
    public static final int NOTHING_RUNNING = 3;
    /** There is no such job, model, version or data set. */
    public static final int NOT_FOUND = 4;

    private ExitCode() {}
}
