package crescendo.trainer.cluster;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tensorflow.exceptions.TensorFlowException;

/** What TensorFlow complains of, in one line: its own messages about machines fill a page. */
final class Complaint {
    /** A machine is gone; a machine is silent; a machine has begun anew meanwhile. */
    private static final List<String> LOSSES =
            List.of("UNAVAILABLE", "Deadline Exceeded", "DEADLINE_EXCEEDED", "ABORTED");

    private Complaint() {}

    static String of(TensorFlowException e) {
        return lines(e).findFirst().orElse("no reason given");
    }

    /** Where an error, or what caused it, tells of a lost machine. */
    static Optional<String> ofLoss(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof TensorFlowException e
                    && LOSSES.stream().anyMatch(String.valueOf(e.getMessage())::contains))
                return Optional.of("a member was lost: " + of(e));
        }
        return Optional.empty();
    }

    private static Stream<String> lines(TensorFlowException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .map(String::trim)
                .filter(line -> !line.isEmpty() && !line.startsWith("===") && !line.startsWith(":{"));
    }
}
