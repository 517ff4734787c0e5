package crescendo.bench.serve;

import crescendo.bench.serve.Client.Answer;
import java.util.Arrays;

/** Answers of one load, as numbers alone: objects by the million would have whoever asks collect garbage while it takes the time. */
final class Answers {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    private double[] served = new double[1024];
    private int count;
    private long refused;
    private long failed;

    synchronized void add(Answer answer) {
        switch (answer.status()) {
            case OK -> {
                if (count == served.length) served = Arrays.copyOf(served, 2 * count);
                served[count++] = answer.millis();
            }
            case TOO_MANY -> refused++;
            default -> failed++;
        }
    }

    /** Milliseconds that those took which were served, the shortest first. */
    synchronized double[] millis() {
        double[] millis = Arrays.copyOf(served, count);
        Arrays.sort(millis);
        return millis;
    }

    synchronized long refused() {
        return refused;
    }

    /** Those that were neither served nor refused. */
    synchronized long failed() {
        return failed;
    }
}
