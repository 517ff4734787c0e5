package crescendo.trainer.tenure;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Waits for another thread's work, and throws what it threw. */
public final class Waiting {
    private Waiting() {}

    public static <T> T on(Future<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            if (e.getCause() instanceof InterruptedException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
