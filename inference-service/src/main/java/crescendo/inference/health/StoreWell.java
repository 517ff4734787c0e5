package crescendo.inference.health;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.bucket.s3.S3Bucket;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether versions could be fetched now. Those in memory are served in any case. */
@Wellness
@Singleton
class StoreWell implements HealthCheck {
    private final S3Bucket bucket;

    StoreWell(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("object store");
        try {
            bucket.size("probe/health");
            return response.up().build();
        } catch (StoreUnavailable | StoreFault trouble) {
            return response.down().withData("reason", trouble.getMessage()).build();
        }
    }
}
