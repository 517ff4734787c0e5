package crescendo.inference.health;

import crescendo.client.log.Topics;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether news of versions would arrive now. Those that are known are served in any case. */
@Wellness
@Singleton
class BrokerWell implements HealthCheck {
    private final Topics topics;

    BrokerWell(Topics topics) {
        this.topics = topics;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("broker");
        return topics.answer()
                ? response.up().build()
                : response.down()
                        .withData("reason", "no broker answers; newer versions are not heard of")
                        .build();
    }
}
