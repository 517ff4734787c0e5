package crescendo.inference.rest;

import crescendo.contracts.Json;
import crescendo.inference.service.Settings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refuses requests that want images made before they wait for a thread: each wants a sample at least, so more requests than there
 * is room for samples cannot be answered anyway.
 */
@Singleton
class Gate {
    /** After what is refused by its length. */
    private static final int EARLY = 999;

    private final int limit;
    private final AtomicInteger inside = new AtomicInteger();

    Gate(Settings settings) {
        this.limit = settings.maxQueuedSamples();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::admit, EARLY);
    }

    private void admit(RoutingContext context) {
        String path = context.request().path();
        if (!path.endsWith("/samples") && !path.endsWith("/infer")) {
            context.next();
            return;
        }
        if (inside.incrementAndGet() > limit) {
            inside.decrementAndGet();
            context.response()
                    .setStatusCode(429)
                    .putHeader("Retry-After", "1")
                    .putHeader("Content-Type", "application/json")
                    .end(Buffer.buffer(Json.write(ErrorReply.of("too much at once: " + limit
                            + " requests wait already, which is the limit; ask again in a moment"))));
            return;
        }
        context.addEndHandler(ended -> inside.decrementAndGet());
        context.next();
    }
}
