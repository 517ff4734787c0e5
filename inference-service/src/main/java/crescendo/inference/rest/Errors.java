package crescendo.inference.rest;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.inference.batch.Busy;
import crescendo.inference.batch.Late;
import crescendo.inference.catalogue.Unknown;
import crescendo.inference.gate.Room;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.session.Refusal;
import crescendo.inference.session.Unservable;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** From what went wrong to the words that the sender of a request gets. */
final class Errors {
    private static final Logger LOG = Logger.getLogger(Errors.class);
    private static final int RETRY_SECONDS = 1;

    @ServerExceptionMapper
    Response invalid(InvalidRequest request) {
        return json(400, ErrorReply.of(request));
    }

    @ServerExceptionMapper
    Response unknown(Unknown unknown) {
        return json(404, ErrorReply.of(unknown.getMessage()));
    }

    @ServerExceptionMapper
    Response refused(Refusal refusal) {
        return json(
                409,
                ErrorReply.of("version: " + refusal.version() + " is not fit to be served: " + refusal.getMessage()));
    }

    @ServerExceptionMapper
    Response busy(Busy busy) {
        return later(429, busy.getMessage(), busy.retrySeconds());
    }

    @ServerExceptionMapper
    Response crowded(Room.Crowded crowded) {
        return later(429, crowded.getMessage(), crowded.retrySeconds());
    }

    @ServerExceptionMapper
    Response tooLarge(Room.TooLarge asked) {
        return json(413, ErrorReply.of(asked.getMessage()));
    }

    @ServerExceptionMapper
    Response late(Late late) {
        return json(504, ErrorReply.of(late.getMessage()));
    }

    @ServerExceptionMapper
    Response abandoned(CancellationException gone) {
        return Response.status(503).build(); // without words, since nobody is there to read them
    }

    @ServerExceptionMapper
    Response unservable(Unservable model) {
        return json(503, ErrorReply.of(model.getMessage()));
    }

    @ServerExceptionMapper
    Response behind(NotReady notReady) {
        return later(503, notReady.getMessage());
    }

    @ServerExceptionMapper
    Response away(StoreUnavailable away) {
        return later(503, away.getMessage());
    }

    /** They have left, or were told already that what they send is too long or too late: there is nobody to tell more. */
    @ServerExceptionMapper
    Response unread(IOException body) {
        LOG.debug("a body cannot be read to its end", body);
        return Response.status(400).build();
    }

    @ServerExceptionMapper
    Response nothing(NotFoundException none, UriInfo asked) {
        return json(404, ErrorReply.of("there is nothing at /" + asked.getPath().replaceFirst("^/+", "")));
    }

    @ServerExceptionMapper
    Response other(WebApplicationException refused) {
        return json(refused.getResponse().getStatus(), ErrorReply.of(refused.getMessage()));
    }

    @ServerExceptionMapper
    Response unforeseen(Exception fault) {
        String mark = UUID.randomUUID().toString();
        LOG.error("request failed, mark " + mark, fault);
        return json(500, ErrorReply.of("this should not have happened; the service's log tells more at " + mark));
    }

    private static Response later(int status, String reason) {
        return later(status, reason, RETRY_SECONDS);
    }

    private static Response later(int status, String reason, int seconds) {
        return ErrorReply.of(reason)
                .with(status)
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }

    private static Response json(int status, ErrorReply reply) {
        return reply.with(status).build();
    }
}
