package crescendo.registry.durable;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether everything that the log holds is in the view. */
@Readiness
@Singleton
class ViewReadiness implements HealthCheck {
    private final Start start;

    ViewReadiness(Start start) {
        this.start = start;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> obstacle = start.obstacle();
        var response = HealthCheckResponse.named("view").status(obstacle.isEmpty());
        obstacle.ifPresent(why -> response.withData("reason", why));
        return response.build();
    }
}
