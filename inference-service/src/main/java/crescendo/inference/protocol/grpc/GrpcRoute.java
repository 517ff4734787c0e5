package crescendo.inference.protocol.grpc;

import com.google.protobuf.ByteString;
import crescendo.contracts.Name;
import crescendo.inference.batch.Busy;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.gate.door.Grpc;
import crescendo.inference.gate.door.Leftovers;
import crescendo.inference.protocol.Described;
import crescendo.inference.protocol.InferRequest;
import crescendo.inference.protocol.Inference;
import crescendo.inference.rest.Asked;
import crescendo.inference.rest.Callers;
import crescendo.inference.service.Settings;
import crescendo.inference.service.Start;
import io.opentelemetry.context.Context;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Answers gRPC's calls of one message each: five bytes of length and the message, over HTTP/2, the status in the trailers. */
@Singleton
class GrpcRoute {
    /** Of whatever is asked besides: names. */
    private static final long QUESTION_BYTES = 64 << 10;

    private final Asked asked;
    private final Callers callers;
    private final Start start;
    private final Described described;
    private final Inference inference;
    private final CallMeters meters;
    private final Room room;
    private final long mostBytes;

    GrpcRoute(
            Asked asked,
            Callers callers,
            Start start,
            Described described,
            Inference inference,
            CallMeters meters,
            Room room,
            Settings settings) {
        this.meters = meters;
        this.room = room;
        this.asked = asked;
        this.callers = callers;
        this.start = start;
        this.described = described;
        this.inference = inference;
        this.mostBytes = settings.maxBodySize().asLongValue();
    }

    void route(@Observes Router router) {
        router.post(Grpc.SERVICE + "*").handler(this::receive);
    }

    private void receive(RoutingContext context) {
        meters.begin(context);
        AtomicBoolean turnedAway = new AtomicBoolean();
        Room.Ticket ticket = room.take(0);
        Gate.comes(context, ticket);
        CallBody body = context.request().path().equals(Grpc.SERVICE + Grpc.INFER)
                ? new CallBody(mostBytes, ticket, model -> named(context, model))
                : new CallBody(Math.min(mostBytes, QUESTION_BYTES), ticket, model -> {});
        Runnable answering = Context.current().wrap(() -> answer(context, body));
        context.request().handler(some -> {
            if (turnedAway.get()) {
                return; // refused already; what still comes is not kept
            }
            try {
                body.add(some);
            } catch (GrpcStatus.TooLong | Busy | Room.Crowded | Room.TooLarge refused) {
                turnedAway.set(true);
                Leftovers.letPass(context);
                fail(context, refused);
            } catch (CancellationException over) { // they have left, or were told that they are late
                turnedAway.set(true);
            }
        });
        context.request().endHandler(ended -> {
            if (!turnedAway.get()) {
                Infrastructure.getDefaultWorkerPool().execute(answering);
            }
        });
        context.request().resume();
    }

    private void named(RoutingContext context, Name model) {
        meters.names(context, model.value());
        Gate.ticket(context).names(model);
    }

    private void answer(RoutingContext context, CallBody body) {
        try {
            tell(
                    called(body, context),
                    reply -> send(context, GrpcStatus.OK, "", Optional.of(reply.bytes())),
                    failure -> fail(context, failure),
                    () -> context.response().reset());
        } catch (IOException | RuntimeException | Error failure) {
            fail(context, failure);
        }
    }

    /** Whatever is thrown while something is told, such as that there is no memory to write it, whoever asked hears something. */
    static <T> void tell(CompletableFuture<T> called, Consumer<T> answer, Consumer<Throwable> fail, Runnable reset) {
        called.whenComplete((reply, failure) -> {
            try {
                if (failure == null) {
                    answer.accept(reply);
                    return;
                }
            } catch (RuntimeException | Error unwritten) {
                tell(CompletableFuture.failedFuture(unwritten), answer, fail, reset);
                return;
            }
            try {
                fail.accept(failure);
            } catch (RuntimeException | Error untold) {
                reset.run();
            }
        });
    }

    // What is read holds its room though they leave meanwhile.
    private CompletableFuture<Message.Writer> called(CallBody body, RoutingContext context) throws IOException {
        Room.Hold reading = Gate.body(context).alsoHeld();
        try {
            return called(context.request().path().substring(Grpc.SERVICE.length()), body, context);
        } finally {
            reading.close();
        }
    }

    private CompletableFuture<Message.Writer> called(String method, CallBody body, RoutingContext context)
            throws IOException {
        Message message = body.message();
        return switch (method) {
            case "ServerLive" -> now(new Message.Writer().flag(1, true));
            case "ServerReady" ->
                now(new Message.Writer().flag(1, start.obstacle().isEmpty()));
            case "ServerMetadata" -> now(Messages.server(Described.server()));
            case "ModelReady" -> {
                Messages.Asked of = asked(message, context);
                yield now(new Message.Writer().flag(1, described.ready(asked.model(of.model()), version(of))));
            }
            case "ModelMetadata" -> {
                Messages.Asked of = asked(message, context);
                yield now(Messages.model(described.model(asked.model(of.model()), version(of))));
            }
            case Grpc.INFER -> {
                Messages.Asked of = asked(message, context);
                Name model = asked.model(of.model());
                Optional<Name> version = version(of);
                body.holds(Messages.readingTakes(message, body.length()));
                InferRequest request = Messages.inferRequest(message);
                body.holds(request.bytes());
                yield callers.answered(
                        context, caller -> inference.infer(model, version, request, caller, Messages::inferResponse));
            }
            default -> throw new GrpcStatus.NoSuchMethod("there is no method " + method);
        };
    }

    private Messages.Asked asked(Message message, RoutingContext context) throws IOException {
        Messages.Asked of = Messages.Asked.read(message);
        meters.names(context, of.model());
        return of;
    }

    private Optional<Name> version(Messages.Asked of) {
        return Optional.of(of.version()).filter(text -> !text.isEmpty()).map(asked::version);
    }

    private static CompletableFuture<Message.Writer> now(Message.Writer reply) {
        return CompletableFuture.completedFuture(reply);
    }

    private void fail(RoutingContext context, Throwable failure) {
        send(context, GrpcStatus.of(failure), GrpcStatus.words(failure), Optional.empty());
    }

    private void send(RoutingContext context, GrpcStatus status, String words, Optional<ByteString> message) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        Buffer body = Buffer.buffer();
        message.ifPresent(bytes ->
                body.appendByte((byte) 0).appendUnsignedInt(bytes.size()).appendBytes(bytes.toByteArray()));
        meters.answered(context, status);
        Grpc.say(response, status.code(), words);
        response.end(body);
    }
}
