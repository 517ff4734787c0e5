package crescendo.client.log;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;

/** Tells apart what the Kafka client throws. */
final class LogErrors {
    private LogErrors() {}

    static RuntimeException translate(String what, Exception e) {
        Throwable cause = e instanceof ExecutionException && e.getCause() != null ? e.getCause() : e;
        if (cause instanceof InterruptException || cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new LogUnavailable(what + ": interrupted", cause);
        }
        boolean passing = cause instanceof RetriableException || cause instanceof TimeoutException;
        return passing
                ? new LogUnavailable(what + ": the broker is away: " + cause.getMessage(), cause)
                : new LogFault(what + ": refused by the broker: " + cause.getMessage(), cause);
    }
}
