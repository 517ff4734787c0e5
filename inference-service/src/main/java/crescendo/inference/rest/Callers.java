package crescendo.inference.rest;

import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.sampling.Caller;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.sampling.Making;
import crescendo.inference.service.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Who sends a request, how long they wait, and whether they still do. */
@Singleton
public class Callers {
    /** Says who asks where many share an address. */
    static final String CLIENT = "Crescendo-Client";

    /** Says how long the sender waits. */
    static final String TIMEOUT = "Crescendo-Timeout-Ms";

    private static final int LONGEST_NAME = 64;

    private final Duration deadline;

    Callers(Settings settings) {
        this.deadline = settings.deadline();
    }

    /** Has something made for the sender of a request, until they leave. */
    public <T> CompletableFuture<T> answered(RoutingContext context, Function<Caller, Making<T>> make) {
        Making<T> making = make.apply(caller(context));
        context.addEndHandler(ended -> making.abandon().run());
        if (context.response().closed()) {
            making.abandon().run(); // they left before anybody listened
        }
        CompletableFuture<T> told = new CompletableFuture<>();
        making.result().whenComplete((made, failure) -> {
            if (failure == null) {
                told.complete(made);
            } else {
                told.completeExceptionally(unwrapped(failure));
            }
        });
        return told;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? unwrapped(failure.getCause())
                : failure;
    }

    private Caller caller(RoutingContext context) {
        String named = context.request().getHeader(CLIENT);
        String address = context.request().remoteAddress().hostAddress();
        if (named != null && (named.isBlank() || named.length() > LONGEST_NAME)) {
            throw InvalidRequest.of(new Fault(
                    CLIENT, "a name of " + named.length() + " characters", "use 1 to " + LONGEST_NAME + " characters"));
        }
        return new Caller(
                named == null ? address : named, patience(context.request().getHeader(TIMEOUT)));
    }

    private Duration patience(String asked) {
        if (asked == null) {
            return deadline;
        }
        long most = deadline.toMillis();
        try {
            long millis = Long.parseLong(asked);
            if (millis >= 1 && millis <= most) {
                return Duration.ofMillis(millis);
            }
        } catch (NumberFormatException none) {
            // told below, with what is allowed
        }
        throw InvalidRequest.of(
                new Fault(TIMEOUT, "\"" + asked + "\" is not allowed", "use a whole number from 1 to " + most));
    }
}
