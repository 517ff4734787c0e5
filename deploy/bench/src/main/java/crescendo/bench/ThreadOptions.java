package crescendo.bench;

import picocli.CommandLine.Option;

/** How many threads TensorFlow has within an operation. */
public final class ThreadOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "TensorFlow's threads within an operation (default: ${DEFAULT-VALUE}).")
    private int count;

    /** @param count where the command line does not say */
    public ThreadOptions(int count) {
        this.count = count;
    }

    public void refuse(Faults faults) {
        faults.outside("--threads", count, 1, 256);
    }

    public int count() {
        return count;
    }
}
