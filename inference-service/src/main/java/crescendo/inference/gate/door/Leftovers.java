package crescendo.inference.gate.door;

import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;

/** What still comes of a body whose request is answered already. */
public final class Leftovers {
    private static final long MILLIS = 2000;

    private Leftovers() {}

    /** Clients that send to the end before they read get to hear the answer; those that do not come to an end are cut off. */
    public static void letPass(RoutingContext context) {
        long timer = context.vertx().setTimer(MILLIS, late -> {
            if (context.request().isEnded()) {
                return;
            }
            if (context.request().version() == HttpVersion.HTTP_2) {
                context.response().reset(0);
            } else {
                context.request().connection().close();
            }
        });
        // of many that are turned away at once, hardly any still sends something
        context.request().endHandler(ended -> context.vertx().cancelTimer(timer));
        context.request().resume();
    }
}
