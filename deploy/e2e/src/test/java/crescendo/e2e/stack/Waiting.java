package crescendo.e2e.stack;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waiting for a condition with a deadline, never for a time. */
public final class Waiting {
    private Waiting() {}

    public static void until(String what, Duration atMost, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .pollInSameThread()
                .until(condition);
    }

    public static <T> T forValue(String what, Duration atMost, Callable<Optional<T>> value) {
        return Awaitility.await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(50))
                .pollInSameThread()
                .until(value, Optional::isPresent)
                .orElseThrow();
    }
}
