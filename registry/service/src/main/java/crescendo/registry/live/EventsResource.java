package crescendo.registry.live;

import crescendo.contracts.Json;
import crescendo.contracts.event.Event;
import crescendo.registry.refusal.Refused;
import crescendo.registry.rest.Asked;
import crescendo.registry.view.View;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestQuery;

/** Server-sent events. */
@Path("/v1/events")
@Tag(name = "events")
public class EventsResource {
    private static final long RECONNECT_MILLIS = 2000;

    private final View view;
    private final Listeners listeners;

    EventsResource(View view, Listeners listeners) {
        this.view = view;
        this.listeners = listeners;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "What is, then what happens",
            description =
                    "First the newest event of every key, as far as `replay` asks for it; then `ready`; then every"
                            + " event as it happens. An event's name is its CloudEvents type, its id the CloudEvents id, its data"
                            + " the JSON of the same schema as on Kafka. Nothing between the replay and the live part is missed;"
                            + " an event may come in both, and is then to be applied once: an older sequence, attempt or step"
                            + " never overrules a newer one. A listener that does not read is disconnected; each new connection"
                            + " starts with a replay, so nothing needs to be remembered between them. Comments keep the line"
                            + " alive.")
    public Multi<OutboundSseEvent> events(
            @RestQuery String job,
            @RestQuery String model,
            @RestQuery @DefaultValue("all") String replay,
            @Context Sse sse) {
        EventFilter filter = new EventFilter(Asked.optionalName("job", job), Asked.optionalName("model", model));
        Replay wanted = Replay.of(replay)
                .orElseThrow(
                        () -> Refused.badField("replay", "\"" + replay + "\" is not known; use all, jobs or none"));
        // joined first and asked afterwards: what happens in between comes twice rather than never
        Multi<Optional<Event>> live = listeners
                .join(filter)
                .orElseThrow(() -> Refused.busy("as many listen to events already as may; try again later"));
        Multi<Event> past = Multi.createFrom()
                .iterable(wanted.of(view).stream().filter(filter).toList());
        return Multi.createBy()
                .concatenating()
                .streams(
                        past.map(event -> written(sse, event)),
                        Multi.createFrom().item(ready(sse)),
                        live.map(told -> told.map(event -> written(sse, event)).orElseGet(() -> stillHere(sse))));
    }

    private static OutboundSseEvent written(Sse sse, Event event) {
        return sse.newEventBuilder()
                .name(event.type())
                .id(event.id())
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Json.tree(event))
                .build();
    }

    private static OutboundSseEvent ready(Sse sse) {
        return sse.newEventBuilder()
                .name("ready")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Map.of())
                .reconnectDelay(RECONNECT_MILLIS)
                .build();
    }

    private static OutboundSseEvent stillHere(Sse sse) {
        return sse.newEventBuilder().comment("still here").build();
    }
}
