package crescendo.inference.service;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Refuses a body that says of itself that it is too long, before it is sent. Pictures have a limit of their own. */
@Singleton
class BodyLimit {
    private static final int FIRST = 1000;

    private final long limit;

    BodyLimit(Settings settings) {
        this.limit = settings.maxBodySize().asLongValue();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::refuse, FIRST);
    }

    private void refuse(RoutingContext context) {
        if (length(context) <= limit || context.normalizedPath().endsWith("/upscaled")) {
            context.next();
            return;
        }
        context.addEndHandler(ended -> context.request().connection().close());
        // without a body: clients that wait to be told to go on would wait for ever to read one
        context.response()
                .setStatusCode(413)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end();
    }

    private static long length(RoutingContext context) {
        String said = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return said == null || !said.matches("[0-9]{1,18}") ? 0 : Long.parseLong(said);
    }
}
