package crescendo.platform.service;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long a service has to end by itself once it is asked to. */
final class Grace {
    /** For what has nothing to finish, and to close what is open. */
    private static final Duration USUAL = Duration.ofSeconds(10);

    /** Of requests to the inference service, unless it is set. */
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Pattern SECONDS = Pattern.compile("\\d+");

    private Grace() {}

    /**
     * The inference service finishes what it took, as long as that may last, and then closes.
     *
     * @param environment of the service
     */
    static Duration of(Service service, Map<String, String> environment) {
        return service == Service.INFERENCE ? finishing(environment).plus(USUAL) : USUAL;
    }

    private static Duration finishing(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("QUARKUS_SHUTDOWN_TIMEOUT"))
                .or(() -> Optional.ofNullable(environment.get("CRESCENDO_INFERENCE_DEADLINE")))
                .flatMap(Grace::read)
                .orElse(DEADLINE);
    }

    /** As Quarkus reads it; nothing where that does not, which the service tells when it starts. */
    private static Optional<Duration> read(String text) {
        String time = text.strip().toUpperCase(Locale.ROOT);
        try {
            if (SECONDS.matcher(time).matches()) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(time)));
            }
            if (time.endsWith("MS")) {
                return Optional.of(Duration.ofMillis(Long.parseLong(time.substring(0, time.length() - 2))));
            }
            String iso = time.endsWith("D") ? "P" + time : "PT" + time;
            return Optional.of(Duration.parse(time.startsWith("P") ? time : iso));
        } catch (NumberFormatException | DateTimeException none) {
            return Optional.empty();
        }
    }
}
