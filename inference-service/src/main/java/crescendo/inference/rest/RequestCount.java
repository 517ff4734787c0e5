package crescendo.inference.rest;

import crescendo.inference.catalogue.Catalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Counts requests for images by model and status. Names that are no model of ours count as one, or anybody could fill the memory. */
final class RequestCount {
    private final MeterRegistry meters;
    private final Catalogue catalogue;
    private final Map<Answered, Counter> counters = new ConcurrentHashMap<>();

    private record Answered(String model, int status) {}

    RequestCount(MeterRegistry meters, Catalogue catalogue) {
        this.meters = meters;
        this.catalogue = catalogue;
    }

    @ServerResponseFilter
    void count(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (path.endsWith("/samples") || path.endsWith("/infer") || path.endsWith("/upscaled")) {
            String model = request.getUriInfo().getPathParameters().getFirst("model");
            Answered answered = new Answered(catalogue.has(model) ? model : "unknown", response.getStatus());
            counters.computeIfAbsent(answered, this::counter).increment();
        }
    }

    private Counter counter(Answered answered) {
        return meters.counter(
                "crescendo.inference.requests", "model", answered.model(), "status", String.valueOf(answered.status()));
    }
}
