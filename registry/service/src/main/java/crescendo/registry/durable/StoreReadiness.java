package crescendo.registry.durable;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.bucket.s3.S3Bucket;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the store answers. */
@Readiness
@Singleton
class StoreReadiness implements HealthCheck {
    private final S3Bucket store;

    StoreReadiness(S3Bucket store) {
        this.store = store;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            store.size("health");
            return HealthCheckResponse.up("store");
        } catch (StoreUnavailable | StoreFault away) {
            return HealthCheckResponse.named("store")
                    .down()
                    .withData("reason", away.getMessage())
                    .build();
        }
    }
}
