package crescendo.inference.gate.door;

import crescendo.inference.service.Settings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * Refuses a body that is too long: before it is sent, where it says of itself how long it is, and else by what comes. Pictures have a
 * limit of their own, which whoever reads them keeps, and says.
 */
@Singleton
class BodyLimit {
    private static final int FIRST = 1000;

    /** After Quarkus has put its own limit, which is that of pictures, there. */
    private static final int LAST = 1;

    private final long limit;
    private final Doorkeeper doorkeeper;

    BodyLimit(Settings settings, Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
        this.limit = settings.maxBodySize().asLongValue();
    }

    void guard(@Observes Filters filters) {
        filters.register(this::refuse, FIRST);
        filters.register(this::count, LAST);
    }

    private void refuse(RoutingContext context) {
        Optional<Way> way = bounded(context);
        if (way.isPresent() && Length.said(context.request()) > limit) {
            doorkeeper.turnAway(context, way.get(), TurnedAway.TOO_LONG, "the body is longer than " + limit + " bytes");
        } else {
            context.next();
        }
    }

    private void count(RoutingContext context) {
        if (Length.said(context.request()) < 0 && bounded(context).isPresent()) {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, limit);
        }
        context.next();
    }

    private static Optional<Way> bounded(RoutingContext context) {
        return Way.of(context).filter(way -> way != Way.PICTURE);
    }
}
