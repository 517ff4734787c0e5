package crescendo.inference.rest;

import crescendo.inference.batch.Late;
import crescendo.inference.gate.Visit;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.gate.door.Patience;
import crescendo.inference.gate.door.Sender;
import crescendo.inference.sampling.Caller;
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
    private final Patience patience;

    Callers(Patience patience) {
        this.patience = patience;
    }

    /** Has something made for the sender of a request, until they leave. */
    public <T> CompletableFuture<T> answered(RoutingContext context, Function<Caller, Making<T>> make) {
        Visit visit = visit(context);
        Caller caller = new Caller(Sender.of(context.request()), visit, Gate.ticket(context), Gate.body(context));
        Making<T> making = make.apply(caller);
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
}
