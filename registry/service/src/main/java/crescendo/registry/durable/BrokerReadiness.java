package crescendo.registry.durable;

import crescendo.client.log.Topics;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether a broker answers. */
@Readiness
@Singleton
class BrokerReadiness implements HealthCheck {
    private final Topics topics;
    private final Brokers brokers;

    BrokerReadiness(Topics topics, Brokers brokers) {
        this.topics = topics;
        this.brokers = brokers;
    }

    @Override
    public HealthCheckResponse call() {
        return topics.answer()
                ? HealthCheckResponse.up("broker")
                : HealthCheckResponse.named("broker")
                        .down()
                        .withData("reason", "no broker answers at " + brokers.servers())
                        .build();
    }
}
