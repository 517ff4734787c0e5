package crescendo.inference.rest;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** The page on which one tries a model has a short address too. */
@Singleton
class TryRoute {
    private static final String SHORT = "/try";

    void route(@Observes Router router) {
        router.get(SHORT).handler(TryRoute::toThePage);
    }

    private static void toThePage(RoutingContext context) {
        if (context.request().path().equals(SHORT)) {
            context.redirect(SHORT + "/");
        } else {
            context.next();
        }
    }
}
