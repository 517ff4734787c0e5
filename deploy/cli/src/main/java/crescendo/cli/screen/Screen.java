package crescendo.cli.screen;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Lines that stay, and below them a few that change: redrawn in place on a terminal; elsewhere one line in their stead,
 * at most every few seconds.
 */
public final class Screen {
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(5);
    private static final String UP_AND_CLEAR = "\033[%dA\033[J";

    private final PrintStream out;
    private final int columns;
    private final LongSupplier nanos;
    private int drawn;
    private long lastPlain;
    private String lastLine = "";

    /** @param columns of the terminal; 0 where the output is none */
    public Screen(PrintStream out, int columns, LongSupplier nanos) {
        this.out = out;
        this.columns = columns;
        this.nanos = nanos;
        this.lastPlain = nanos.getAsLong() - PLAIN_EVERY.toNanos();
    }

    /** On this process' standard output; the launcher says whether it is a terminal, and how wide. */
    public static Screen standard() {
        return new Screen(System.out, Integer.getInteger("crescendo.columns", 0), System::nanoTime);
    }

    public boolean isTerminal() {
        return columns > 0;
    }

    public int columns() {
        return columns > 0 ? columns : 100;
    }

    /** Writes a line that stays. */
    public synchronized void say(String line) {
        erase();
        out.println(line);
        out.flush();
    }

    /**
     * Shows what changes.
     *
     * @param block what a terminal shows
     * @param plain what is written elsewhere, unless the last such line is fresh or the same
     */
    public synchronized void show(List<String> block, String plain) {
        if (!isTerminal()) {
            showPlain(plain);
            return;
        }
        erase();
        block.forEach(line -> out.println(line.length() <= columns ? line : line.substring(0, columns)));
        drawn = block.size();
        out.flush();
    }

    private void showPlain(String plain) {
        long now = nanos.getAsLong();
        if (now - lastPlain >= PLAIN_EVERY.toNanos() && !plain.equals(lastLine)) {
            out.println(plain);
            out.flush();
            lastPlain = now;
            lastLine = plain;
        }
    }

    /** Takes away what changes. */
    public synchronized void clear() {
        erase();
        out.flush();
    }

    private void erase() {
        if (drawn > 0) {
            out.printf(UP_AND_CLEAR, drawn);
            drawn = 0;
        }
    }
}
