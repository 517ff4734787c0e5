package crescendo.inference.gate.door;

import crescendo.contracts.Name;
import crescendo.inference.catalogue.Catalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns requests away, and counts them by reason, way and model, as far as their address names one that there is. */
@Singleton
class Doorkeeper {
    private static final Pattern MODEL = Pattern.compile("/models/([^/;]+)");
    private static final String UNKNOWN = "unknown";

    private final MeterRegistry meters;
    private final Catalogue catalogue;
    private final Map<Refused, Counter> counters = new ConcurrentHashMap<>();

    private record Refused(String model, TurnedAway reason, Way way) {}

    Doorkeeper(MeterRegistry meters, Catalogue catalogue) {
        this.meters = meters;
        this.catalogue = catalogue;
    }

    /** @param words why, for a person */
    void turnAway(RoutingContext context, Way way, TurnedAway reason, String words) {
        turnAway(context, way, reason, words, 1);
    }

    /** @param retrySeconds after how long another try may do, where that is said */
    void turnAway(RoutingContext context, Way way, TurnedAway reason, String words, int retrySeconds) {
        counters.computeIfAbsent(new Refused(model(context.normalizedPath()), reason, way), this::counter)
                .increment();
        reason.answer(context, way, words, retrySeconds);
    }

    private Counter counter(Refused refused) {
        return meters.counter(
                "crescendo.inference.refused",
                "model",
                refused.model(),
                "reason",
                lowerCase(refused.reason()),
                "way",
                lowerCase(refused.way()));
    }

    // Names that are no model of ours count as one, or anybody could fill the memory.
    private String model(String path) {
        return named(path).map(Name::value).filter(catalogue::has).orElse(UNKNOWN);
    }

    /** The model that an address names, whether there is one or not; nothing where it is in the body. */
    static Optional<Name> named(String path) {
        Matcher named = MODEL.matcher(path);
        return named.find() && Name.isValid(named.group(1)) ? Optional.of(new Name(named.group(1))) : Optional.empty();
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
