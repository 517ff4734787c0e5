package crescendo.inference.rest;

import crescendo.contracts.Name;
import crescendo.inference.catalogue.Catalogue;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Counts requests for images by model and status. Names that are no model of ours count as one, or anybody could fill the memory. */
final class RequestCount {
    private final MeterRegistry meters;
    private final Catalogue catalogue;

    RequestCount(MeterRegistry meters, Catalogue catalogue) {
        this.meters = meters;
        this.catalogue = catalogue;
    }

    @ServerResponseFilter
    void count(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (path.endsWith("/samples") || path.endsWith("/infer") || path.endsWith("/upscaled")) {
            String model = request.getUriInfo().getPathParameters().getFirst("model");
            boolean known = Name.isValid(model) && catalogue.models().contains(new Name(model));
            meters.counter(
                            "crescendo.inference.requests",
                            "model",
                            known ? model : "unknown",
                            "status",
                            String.valueOf(response.getStatus()))
                    .increment();
        }
    }
}
