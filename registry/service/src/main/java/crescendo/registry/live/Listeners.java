package crescendo.registry.live;

import crescendo.contracts.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Everybody who listens to events. Each has a buffer of its own: one that does not read loses its stream, never an event
 * in the middle of it, and disturbs nobody.
 */
@Singleton
public class Listeners {
    private final Set<Listener> listeners = ConcurrentHashMap.newKeySet();
    private final int most;
    private final int buffer;
    private final Cancellable heartbeats;

    /**
     * @param most      listeners at once
     * @param buffer    events that wait for a listener that reads slowly
     * @param heartbeat from one sign of life to the next
     */
    public Listeners(
            @ConfigProperty(name = "crescendo.events.listeners") int most,
            @ConfigProperty(name = "crescendo.events.buffer") int buffer,
            @ConfigProperty(name = "crescendo.events.heartbeat") Duration heartbeat,
            MeterRegistry meters) {
        this.most = most;
        this.buffer = buffer;
        meters.gaugeCollectionSize("crescendo.events.listeners", Tags.empty(), listeners);
        this.heartbeats = Multi.createFrom()
                .ticks()
                .startingAfter(heartbeat)
                .every(heartbeat)
                .subscribe()
                .with(tick -> listeners.forEach(listener -> listener.hear(Optional.empty())));
    }

    @PreDestroy
    void stop() {
        heartbeats.cancel();
        listeners.forEach(Listener::end);
    }

    public void tell(Event event) {
        listeners.stream()
                .filter(listener -> listener.filter.test(event))
                .forEach(listener -> listener.hear(Optional.of(event)));
    }

    /**
     * Everything that is told from now on, whether or not it is read yet, and an empty element for each heartbeat. Ends
     * where the listener falls behind.
     *
     * @return nothing where there are too many listeners
     */
    public Optional<Multi<Optional<Event>>> join(EventFilter filter) {
        if (listeners.size() >= most) {
            return Optional.empty();
        }
        Listener listener = new Listener(filter);
        listeners.add(listener);
        return Optional.of(listener.events());
    }

    private final class Listener {
        private final EventFilter filter;
        private final UnicastProcessor<Optional<Event>> queue;

        Listener(EventFilter filter) {
            this.filter = filter;
            this.queue = UnicastProcessor.create(new ArrayBlockingQueue<>(buffer), () -> listeners.remove(this));
        }

        synchronized void hear(Optional<Event> told) {
            queue.onNext(told);
        }

        synchronized void end() {
            queue.onComplete();
        }

        Multi<Optional<Event>> events() {
            return queue.onTermination()
                    .invoke(() -> listeners.remove(this))
                    .onFailure()
                    .recoverWithCompletion();
        }
    }
}
