package crescendo.cli.up;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The end of what runs, all at once: what takes long is named, and ended by another Ctrl-C. */
final class Farewell {
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final Duration silence;
    private final Consumer<String> say;

    /**
     * Something that ends.
     *
     * @param name  for a person, with what it does meanwhile
     * @param grace how long that may take
     * @param close lets it end by itself, and waits
     * @param kill  ends it, so that {@code close} returns
     */
    record Leaving(String name, Duration grace, Runnable close, Runnable kill) {
        @Override
        public String toString() {
            return name + " (" + grace.toSeconds() + " s at most)";
        }
    }

    Farewell(Consumer<String> say) {
        this(SILENCE, say);
    }

    /** @param silence after which there is something to say */
    Farewell(Duration silence, Consumer<String> say) {
        this.silence = silence;
        this.say = say;
    }

    /** Returns once all have ended. */
    void to(List<Leaving> all) {
        Map<Leaving, Thread> threads = new LinkedHashMap<>();
        all.forEach(one -> threads.put(one, new Thread(one.close(), "stop")));
        threads.values().forEach(Thread::start);
        long end = System.nanoTime() + silence.toNanos();
        threads.values().forEach(thread -> join(thread, Math.max(1, (end - System.nanoTime()) / 1_000_000)));
        List<Leaving> late = threads.entrySet().stream()
                .filter(entry -> entry.getValue().isAlive())
                .map(Map.Entry::getKey)
                .toList();
        if (late.isEmpty()) {
            return;
        }
        String waiting = "waiting for " + late.stream().map(Leaving::toString).collect(Collectors.joining(", "));
        try (Interrupt again =
                Interrupt.does(() -> late.forEach(one -> one.kill().run()))) {
            say.accept(waiting + "; another Ctrl-C ends at once");
            threads.values().forEach(thread -> join(thread, 0));
        } catch (ReflectiveOperationException never) {
            say.accept(waiting);
            threads.values().forEach(thread -> join(thread, 0));
        }
    }

    /** @param millis 0 for as long as it takes */
    private static void join(Thread thread, long millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
