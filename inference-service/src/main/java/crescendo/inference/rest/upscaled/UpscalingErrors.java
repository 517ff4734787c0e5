package crescendo.inference.rest.upscaled;

import crescendo.inference.image.picture.ImageRefused;
import crescendo.inference.rest.ErrorReply;
import crescendo.inference.upscaling.Cancelled;
import crescendo.inference.upscaling.Room;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What stands against a picture, in words. */
final class UpscalingErrors {
    private static final int RETRY_SECONDS = 5;
    private static final int NOBODY_LISTENS = 499;

    @ServerExceptionMapper
    Response refused(ImageRefused image) {
        int status =
                switch (image.kind()) {
                    case TOO_LARGE -> 413;
                    case UNKNOWN -> 415;
                    case BROKEN -> 422;
                };
        return json(status, image.getMessage()).build();
    }

    @ServerExceptionMapper
    Response crowded(Room.Crowded crowded) {
        return json(429, crowded.getMessage())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    @ServerExceptionMapper
    Response cancelled(Cancelled cancelled) {
        return json(NOBODY_LISTENS, cancelled.getMessage()).build();
    }

    private static Response.ResponseBuilder json(int status, String error) {
        return Response.status(status).type(MediaType.APPLICATION_JSON).entity(ErrorReply.of(error));
    }
}
