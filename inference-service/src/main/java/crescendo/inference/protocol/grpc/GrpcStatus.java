package crescendo.inference.protocol.grpc;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.inference.batch.Busy;
import crescendo.inference.batch.Late;
import crescendo.inference.catalogue.Unknown;
import crescendo.inference.gate.Room;
import crescendo.inference.protocol.BadInference;
import crescendo.inference.protocol.ReplyTooLong;
import crescendo.inference.rest.NotReady;
import crescendo.inference.sampling.InvalidRequest;
import crescendo.inference.session.Refusal;
import crescendo.inference.session.Unservable;
import crescendo.inference.upscaling.Cancelled;
import java.io.IOException;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/** How gRPC says what became of a call. */
enum GrpcStatus {
    OK(0),
    CANCELLED(1),
    INVALID_ARGUMENT(3),
    DEADLINE_EXCEEDED(4),
    NOT_FOUND(5),
    RESOURCE_EXHAUSTED(8),
    FAILED_PRECONDITION(9),
    UNIMPLEMENTED(12),
    INTERNAL(13),
    UNAVAILABLE(14);

    private static final Logger LOG = Logger.getLogger(GrpcStatus.class);

    private static final int LONGEST = 1000;

    private final int code;

    GrpcStatus(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** A method that the service does not have. */
    static final class NoSuchMethod extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoSuchMethod(String message) {
            super(message);
        }
    }

    /** A message that is longer than is taken. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong(String message) {
            super(message);
        }
    }

    static GrpcStatus of(Throwable failure) {
        if (failure instanceof BadInference || failure instanceof InvalidRequest || failure instanceof IOException) {
            return INVALID_ARGUMENT;
        }
        if (failure instanceof Unknown) {
            return NOT_FOUND;
        }
        if (failure instanceof Busy
                || failure instanceof Room.Crowded
                || failure instanceof Room.TooLarge
                || failure instanceof TooLong
                || failure instanceof ReplyTooLong) {
            return RESOURCE_EXHAUSTED;
        }
        if (failure instanceof Late) {
            return DEADLINE_EXCEEDED;
        }
        if (failure instanceof CancellationException || failure instanceof Cancelled) {
            return CANCELLED;
        }
        if (failure instanceof Refusal) {
            return FAILED_PRECONDITION;
        }
        if (failure instanceof NoSuchMethod) {
            return UNIMPLEMENTED;
        }
        return failure instanceof NotReady || failure instanceof StoreUnavailable || failure instanceof Unservable
                ? UNAVAILABLE
                : INTERNAL;
    }

    /** For the caller, short enough for a trailer; what was not foreseen is told to the log. */
    static String words(Throwable failure) {
        if (of(failure) != INTERNAL) {
            String message = Objects.requireNonNullElse(failure.getMessage(), "");
            return message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
        }
        String mark = UUID.randomUUID().toString();
        LOG.error("call failed, mark " + mark, failure);
        return "this should not have happened; the service's log tells more at " + mark;
    }
}
