package crescendo.registry.durable;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Answers nothing from half a view: what is not there yet would look as if it did not exist. */
class WholeView {
    private final Start start;

    WholeView(Start start) {
        this.start = start;
    }

    @ServerRequestFilter
    Optional<Response> wait(ContainerRequestContext request) {
        return start.obstacle()
                .filter(why -> request.getUriInfo().getPath().startsWith("/v1/"))
                .map(why -> Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .type(MediaType.APPLICATION_JSON)
                        .header(HttpHeaders.RETRY_AFTER, 1)
                        .entity(Map.of("error", "the registry does not know everything yet: " + why))
                        .build());
    }
}
