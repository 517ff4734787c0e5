package crescendo.metrics.health;

import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.log.Topics;
import crescendo.metrics.health.Conditions.Part;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready while store and broker answer; else it tells which does not, and why. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
public class Readiness implements HealthCheck {
    private final Conditions conditions;
    private final Bucket bucket;
    private final Topics topics;

    Readiness(Conditions conditions, Bucket bucket, Topics topics) {
        this.conditions = conditions;
        this.bucket = bucket;
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        Map<Part, String> ills = new EnumMap<>(Part.class);
        ills.putAll(conditions.ills());
        try {
            bucket.size("health");
        } catch (StoreUnavailable e) {
            ills.put(Part.STORE, e.getMessage());
        }
        if (!topics.answer()) ills.putIfAbsent(Part.BROKER, "no broker answers");
        HealthCheckResponseBuilder response =
                HealthCheckResponse.named("measuring").status(ills.isEmpty());
        ills.forEach((part, reason) -> response.withData(part.name().toLowerCase(Locale.ROOT), reason));
        return response.build();
    }
}
