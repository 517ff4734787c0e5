package crescendo.inference.rest.upscaled;

import crescendo.inference.image.picture.ImageRefused;
import crescendo.inference.rest.ErrorReply;
import crescendo.inference.upscaling.Cancelled;
import crescendo.inference.upscaling.progress.UnderWay;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What stands against a picture, in words. */
final class UpscalingErrors {
    private static final int NOBODY_LISTENS = 499;

    @ServerExceptionMapper
    Response refused(ImageRefused image) {
        int status =
                switch (image.kind()) {
                    case TOO_LARGE -> 413;
                    case UNKNOWN -> 415;
                    case BROKEN -> 422;
                };
        return ErrorReply.of(image.getMessage()).with(status).build();
    }

    @ServerExceptionMapper
    Response taken(UnderWay.Taken name) {
        return ErrorReply.of(name.getMessage()).with(409).build();
    }

    @ServerExceptionMapper
    Response cancelled(Cancelled cancelled) {
        return ErrorReply.of(cancelled.getMessage()).with(NOBODY_LISTENS).build();
    }
}
