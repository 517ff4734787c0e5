package crescendo.registry.refusal;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.log.LogUnavailable;
import crescendo.contracts.recipe.fault.InvalidRecipe;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From what went wrong to the words that the sender of a request gets. */
final class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);
    private static final int RETRY_SECONDS = 2;

    @ServerExceptionMapper
    Response refused(Refused refused) {
        ErrorReply reply = new ErrorReply(refused.getMessage(), refused.field(), Optional.empty());
        return refused.status() == 503 ? later(reply) : json(refused.status(), reply);
    }

    @ServerExceptionMapper
    Response invalid(InvalidRecipe recipe) {
        Optional<String> field =
                recipe.faults().stream().map(fault -> fault.field()).findFirst();
        return json(400, new ErrorReply(recipe.getMessage(), field, Optional.of(recipe.faults())));
    }

    @ServerExceptionMapper
    Response away(StoreUnavailable away) {
        return later(ErrorReply.of(away.getMessage()));
    }

    @ServerExceptionMapper
    Response away(LogUnavailable away) {
        return later(ErrorReply.of(away.getMessage()));
    }

    @ServerExceptionMapper
    Response damaged(StoreFault fault) {
        LOG.error("the bucket holds what cannot be served", fault);
        return json(500, ErrorReply.of(fault.getMessage()));
    }

    @ServerExceptionMapper
    Response unknown(NotFoundException none, UriInfo asked) {
        return json(404, ErrorReply.of("there is nothing at /" + asked.getPath().replaceFirst("^/+", "")));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refused) {
        return json(refused.getResponse().getStatus(), ErrorReply.of(refused.getMessage()));
    }

    @ServerExceptionMapper
    Response unforeseen(Exception fault) {
        String mark = UUID.randomUUID().toString();
        LOG.error("request failed, mark " + mark, fault);
        return json(500, ErrorReply.of("this should not have happened; the registry's log tells more at " + mark));
    }

    private static Response later(ErrorReply reply) {
        return Response.fromResponse(json(503, reply))
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    private static Response json(int status, ErrorReply reply) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(reply)
                .build();
    }
}
