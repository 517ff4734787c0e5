package crescendo.inference.health;

import crescendo.contracts.Name;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.session.ServedModels;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Which versions are not served, and why. A refused version is told, but does not make the service unwell. */
@Wellness
@Singleton
class VersionsWell implements HealthCheck {
    private final Catalogue catalogue;
    private final ServedModels served;

    VersionsWell(Catalogue catalogue, ServedModels served) {
        this.catalogue = catalogue;
        this.served = served;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("versions").up();
        for (Name model : catalogue.models()) {
            served.inFront(model).ifPresent(ref -> response.withData(model.value(), ref.toString()));
            served.refused(model)
                    .forEach((version, reason) -> response.withData(model + "@" + version + " refused", reason));
        }
        served.waiting().forEach((model, reason) -> response.withData(model + " waits", reason));
        return response.build();
    }
}
