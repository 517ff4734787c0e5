package crescendo.inference.gate.door;

import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Busy;
import crescendo.inference.gate.Hall;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.Visit;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts those inside, whichever way they came, and refuses more than there is room or time for before their body is read. Nobody
 * stays beyond their time because their body does not come.
 */
@Singleton
public class Gate {
    /** After what is refused by its length. */
    private static final int EARLY = 999;

    private static final int QUESTIONS = 256;

    /** Milliseconds in which those who have a body by then find out themselves that they are late. */
    private static final int GRACE = 250;

    private static final String BODY = Gate.class.getName() + ".body";

    private final Patience patience;
    private final Admission admission;
    private final Doorkeeper doorkeeper;
    private final Room room;
    private final AtomicInteger inside = new AtomicInteger();
    private final Hall pictures;
    private final Hall questions = new Hall(QUESTIONS, "fixed");

    Gate(Admission admission, Hall pictures, Patience patience, Doorkeeper doorkeeper, Room room) {
        this.admission = admission;
        this.patience = patience;
        this.doorkeeper = doorkeeper;
        this.room = room;
        this.pictures = pictures;
    }

    void guard(@Observes Filters filters) {
        filters.register(this::admit, EARLY);
    }

    /** Those who are inside, whichever way they came. */
    public int inside() {
        return inside.get();
    }

    private void admit(RoutingContext context) {
        Way.of(context).ifPresentOrElse(way -> admit(context, way), context::next);
    }

    private void admit(RoutingContext context, Way way) {
        String client = Sender.atTheDoor(context.request());
        Runnable leaving;
        try {
            leaving = entered(context, way, client);
        } catch (Busy full) {
            doorkeeper.turnAway(context, way, TurnedAway.FULL, full.getMessage(), full.retrySeconds());
            return;
        }
        inside.incrementAndGet();
        Visit visit = Visit.begin(context, client, patience.atTheDoor(context.request()));
        visit.whenDone(leaving);
        visit.whenOver(inside::decrementAndGet);
        long millis = visit.patience().toMillis() + GRACE;
        long timer = context.vertx().setTimer(millis, late -> end(context, way, visit));
        visit.whenOver(() -> context.vertx().cancelTimer(timer));
        if (way == Way.SAMPLES) {
            comes(context, visit, room.take(0)); // whoever reads a picture, or a call, takes room for themselves
        }
        context.next();
    }

    /** @return what there is to do once they leave */
    private Runnable entered(RoutingContext context, Way way, String client) {
        return switch (way) {
            case SAMPLES, CALL -> {
                Admission.Ticket ticket = admission.enter(client, Doorkeeper.named(context.normalizedPath()));
                context.put(Admission.Ticket.class.getName(), ticket);
                yield ticket::leave;
            }
            case PICTURE -> pictures.enter(client);
            case QUESTION -> questions.enter(client);
        };
    }

    /** What whoever sends a request for samples or tensors was let in with. */
    public static Admission.Ticket ticket(RoutingContext context) {
        return context.get(Admission.Ticket.class.getName());
    }

    private static void comes(RoutingContext context, Visit visit, Room.Ticket body) {
        visit.whenOver(body::close);
        context.put(BODY, body);
    }

    /** The body of a request comes, which takes room as it does, until the visit is over. */
    public static void comes(RoutingContext context, Room.Ticket body) {
        comes(context, Visit.of(context), body);
    }

    /** The room of what a request has sent, until the visit is over; nothing, as null, of a picture. */
    public static Room.Ticket body(RoutingContext context) {
        return context.get(BODY);
    }

    /**
     * A body is there, and has room for what is made of it while it is read, whether they leave meanwhile or not.
     *
     * @param json bytes at its beginning; the others are no text
     * @return what holds the room, to keep what is left of it once it is read; closed by whoever reads it
     * @throws Room.Crowded where others have the memory that reading it takes
     * @throws CancellationException where they have left
     */
    public static Room.Hold received(RoutingContext context, byte[] body, int json) {
        Room.Ticket ticket = body(context);
        Room.Hold reading = ticket.alsoHeld();
        try {
            ticket.becomes(body.length + SentJson.becomes(body, json));
            return reading;
        } catch (RuntimeException refused) {
            reading.close();
            throw refused;
        }
    }

    // Once the body is there, whoever works on it knows of the deadline.
    private void end(RoutingContext context, Way way, Visit visit) {
        if (!context.request().isEnded() && !context.response().headWritten()) {
            doorkeeper.turnAway(context, way, TurnedAway.LATE, visit.late().getMessage());
        }
    }
}
