package crescendo.metrics.measure;

import crescendo.client.bucket.StoreFault;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.metrics.material.Unmeasurable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Some metrics of a checkpoint crashed; the others are recorded. A crash is a fault of ours, of a file or of the store, no property of the
 * checkpoint, so it is not recorded as undefined, which would stay for ever: the checkpoint is set aside with the reasons,
 * and sent again it gets what it lacks and nothing twice.
 */
public final class MetricsFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param failures by metric, at least one */
    MetricsFailed(Map<String, RuntimeException> failures) {
        super(reasons(failures), failures.values().iterator().next());
        failures.values().stream().skip(1).forEach(this::addSuppressed);
    }

    /** Whether each reason says what is missing or no such thing, so that a stack trace would add nothing. */
    public boolean explained() {
        return Stream.concat(Stream.of(getCause()), Arrays.stream(getSuppressed()))
                .allMatch(reason -> reason instanceof Unmeasurable
                        || reason instanceof UnusableNetwork
                        || reason instanceof StoreFault);
    }

    /** Metrics that failed for the same reason are named together. */
    private static String reasons(Map<String, RuntimeException> failures) {
        return failures.keySet().stream()
                .collect(Collectors.groupingBy(
                        metric -> reason(failures.get(metric)), LinkedHashMap::new, Collectors.joining(", ")))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    private static String reason(RuntimeException failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
