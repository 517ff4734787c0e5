package crescendo.trainer.service;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.Topics;
import crescendo.trainer.cluster.Machines;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells whether store and broker answer this very moment, and what networks are trained on. */
@Singleton
class Health {
    private static final String PROBE = "probe/health";

    @Produces
    @Singleton
    @Readiness
    HealthCheck store(S3Bucket store) {
        return () -> {
            try {
                store.size(PROBE);
                return HealthCheckResponse.up("store");
            } catch (StoreUnavailable | StoreFault e) {
                return HealthCheckResponse.named("store")
                        .down()
                        .withData("reason", e.getMessage())
                        .build();
            }
        };
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck broker(Topics topics) {
        return () -> HealthCheckResponse.named("broker").status(topics.answer()).build();
    }

    @Produces
    @Singleton
    @Readiness
    HealthCheck trainer(crescendo.trainer.service.Readiness readiness, Machines machines) {
        return () -> {
            var response = HealthCheckResponse.named("trainer");
            readiness.device().ifPresent(device -> response.withData("device", device.kind())
                    .withData("why", device.why()));
            readiness.obstacle().ifPresent(what -> response.withData("waiting", what));
            Optional<String> missing = machines.unreachable();
            missing.ifPresent(who -> response.withData("missing", who));
            return response.status(readiness.obstacle().isEmpty() && missing.isEmpty())
                    .build();
        };
    }
}
