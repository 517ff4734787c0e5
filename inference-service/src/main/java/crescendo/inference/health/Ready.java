package crescendo.inference.health;

import crescendo.inference.runtime.OnnxRuntime;
import crescendo.inference.service.Start;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the log has been read: from then on models are served even while store and broker are away. */
@Readiness
@Singleton
class Ready implements HealthCheck {
    private final Start start;
    private final OnnxRuntime runtime;

    Ready(Start start, OnnxRuntime runtime) {
        this.start = start;
        this.runtime = runtime;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> obstacle = start.obstacle();
        var response = HealthCheckResponse.named("log read")
                .status(obstacle.isEmpty())
                .withData("device", runtime.device().kind().name().toLowerCase(java.util.Locale.ROOT))
                .withData("device chosen for", runtime.device().reason());
        obstacle.ifPresent(reason -> response.withData("waiting for", reason));
        return response.build();
    }
}
