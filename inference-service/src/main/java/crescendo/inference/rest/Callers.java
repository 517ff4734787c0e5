package crescendo.inference.rest;

import crescendo.contracts.recipe.fault.Fault;
import crescendo.inference.batch.Late;
import crescendo.inference.gate.Visit;
import crescendo.inference.gate.door.Patience;
import crescendo.inference.sampling.Caller;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.sampling.Making;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Who sends a request, how long they wait, and whether they still do. */
@Singleton
public class Callers {
    /** Says who asks where many share an address. */
    static final String CLIENT = "Crescendo-Client";

    private static final int LONGEST_NAME = 64;

    private final Patience patience;

    Callers(Patience patience) {
        this.patience = patience;
    }

    /** Has something made for the sender of a request, until they leave. */
    public <T> CompletableFuture<T> answered(RoutingContext context, Function<Caller, Making<T>> make) {
        Visit visit = visit(context);
        Making<T> making = make.apply(new Caller(client(context), visit));
        visit.whenOver(making.abandon());
        CompletableFuture<T> told = new CompletableFuture<>();
        making.result().whenComplete((made, failure) -> {
            if (failure == null) {
                told.complete(made);
            } else {
                Throwable cause = unwrapped(failure);
                boolean late = cause instanceof Late || cause instanceof TimeoutException;
                told.completeExceptionally(late ? visit.late() : cause);
            }
        });
        return told;
    }

    /** The visit that a request is, of the length that its sender wants. */
    public Visit visit(RoutingContext context) {
        Visit visit = Visit.of(context);
        if (visit.isOver()) {
            throw new CancellationException("they have left, or were told that they are late");
        }
        visit.lasts(patience.of(context.request()));
        return visit;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? unwrapped(failure.getCause())
                : failure;
    }

    private static String client(RoutingContext context) {
        String named = context.request().getHeader(CLIENT);
        if (named != null && (named.isBlank() || named.length() > LONGEST_NAME)) {
            throw InvalidRequest.of(new Fault(
                    CLIENT, "a name of " + named.length() + " characters", "use 1 to " + LONGEST_NAME + " characters"));
        }
        return named == null ? context.request().remoteAddress().hostAddress() : named;
    }
}
