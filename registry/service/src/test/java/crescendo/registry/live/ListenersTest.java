package crescendo.registry.live;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.event.Event;
import crescendo.registry.run.PlausibleRun;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private final PlausibleRun run = PlausibleRun.of("fashion", PlausibleRun.UNKEPT);
    private final Listeners listeners = new Listeners(2, 4, Duration.ofHours(1), new SimpleMeterRegistry());

    @Test
    void whatIsToldBeforeItIsReadWaits() {
        Multi<Optional<Event>> joined = listeners.join(EventFilter.ALL).orElseThrow();
        listeners.tell(run.progress(100));

        AssertSubscriber<Optional<Event>> reading = joined.subscribe().withSubscriber(AssertSubscriber.create(10));

        assertThat(reading.getItems()).containsExactly(Optional.of(run.progress(100)));
    }

    @Test
    void oneThatDoesNotReadLosesItsStreamAndDisturbsNobody() {
        AssertSubscriber<Optional<Event>> asleep =
                listeners.join(EventFilter.ALL).orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(0));
        AssertSubscriber<Optional<Event>> awake =
                listeners.join(EventFilter.ALL).orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(100));

        IntStream.rangeClosed(1, 10).forEach(i -> listeners.tell(run.progress(50 * i)));

        assertThat(awake.getItems()).hasSize(10);
        asleep.request(100).awaitCompletion();
        assertThat(asleep.getItems()).as("no gap in what it got").hasSizeLessThanOrEqualTo(4);
        assertThat(listeners.join(EventFilter.ALL))
                .as("its place is free again")
                .isPresent();
    }

    @Test
    void thereIsRoomForSoManyAndWhoLeavesMakesRoom() {
        AssertSubscriber<Optional<Event>> first =
                listeners.join(EventFilter.ALL).orElseThrow().subscribe().withSubscriber(AssertSubscriber.create(1));
        listeners.join(EventFilter.ALL).orElseThrow();

        assertThat(listeners.join(EventFilter.ALL)).isEmpty();

        first.cancel();
        assertThat(listeners.join(EventFilter.ALL)).isPresent();
    }
}
