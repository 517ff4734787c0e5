package crescendo.inference.gate.door;

import crescendo.inference.gate.Visit;
import crescendo.inference.service.Settings;
import crescendo.inference.service.UpscalingSettings;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts those inside, whichever way they came, and refuses more than there is room for before they wait for a thread. Nobody stays
 * beyond their time because their body does not come.
 */
@Singleton
public class Gate {
    /** After what is refused by its length. */
    private static final int EARLY = 999;

    private static final int QUESTIONS = 256;

    /** Milliseconds in which those who have a body by then find out themselves that they are late. */
    private static final int GRACE = 250;

    private final Patience patience;
    private final Map<Way, Hall> halls = new EnumMap<>(Way.class);

    /** Where those of some ways are together. */
    private record Hall(AtomicInteger inside, int limit, String setting) {
        Hall(int limit, String setting) {
            this(new AtomicInteger(), limit, setting);
        }
    }

    Gate(Settings settings, UpscalingSettings upscaling, Patience patience) {
        this.patience = patience;
        // each wants a sample at least, so more requests than there is room for samples cannot be answered anyway
        Hall samples = new Hall(settings.maxQueuedSamples(), "crescendo.inference.max-queued-samples");
        halls.put(Way.SAMPLES, samples);
        halls.put(Way.CALL, samples);
        halls.put(Way.PICTURE, new Hall(upscaling.maxQueued(), "crescendo.upscaling.max-queued"));
        halls.put(Way.QUESTION, new Hall(QUESTIONS, "fixed"));
    }

    void guard(@Observes Filters filters) {
        filters.register(this::admit, EARLY);
    }

    /** Those who are inside, whichever way they came. */
    public int inside() {
        return halls.values().stream()
                .distinct()
                .mapToInt(hall -> hall.inside().get())
                .sum();
    }

    private void admit(RoutingContext context) {
        Optional<Way> way = Way.of(context);
        if (way.isEmpty()) {
            context.next();
            return;
        }
        Hall hall = halls.get(way.get());
        if (hall.inside().incrementAndGet() > hall.limit()) {
            hall.inside().decrementAndGet();
            TurnedAway.FULL.answer(
                    context,
                    way.get(),
                    "too much at once: " + hall.limit() + " requests wait already, which is the limit ("
                            + hall.setting() + "); ask again in a moment");
            return;
        }
        Visit visit = Visit.begin(context, patience.atTheDoor(context.request()));
        visit.whenOver(() -> hall.inside().decrementAndGet());
        long millis = visit.patience().toMillis() + GRACE;
        long timer = context.vertx().setTimer(millis, late -> end(context, way.get(), visit));
        visit.whenOver(() -> context.vertx().cancelTimer(timer));
        context.next();
    }

    // Once the body is there, whoever works on it knows of the deadline.
    private static void end(RoutingContext context, Way way, Visit visit) {
        if (!context.request().isEnded() && !context.response().headWritten()) {
            TurnedAway.LATE.answer(context, way, visit.late().getMessage());
        }
    }
}
