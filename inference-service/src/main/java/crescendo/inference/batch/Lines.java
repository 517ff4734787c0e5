package crescendo.inference.batch;

import crescendo.inference.batch.Line.Part;
import crescendo.inference.batch.ahead.Tempo;
import crescendo.inference.runtime.Generator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;

/** Those who wait, a line for each generator. Lines take turns. Not for use by several threads at once. */
final class Lines {
    /** A pause counts as so many rows at most. */
    private static final int PAUSE = 8;

    /** Those in which somebody waits, whose turn it is first. */
    private final Map<Generator, Line> lines = new LinkedHashMap<>();

    /** How close upon each other they come; kept while nobody waits. */
    private final Map<Generator, Tempo> tempos = new WeakHashMap<>();

    private final int workers;

    /** @param workers that take runs */
    Lines(int workers) {
        this.workers = workers;
    }

    /** What runs together. */
    record Run(Generator generator, List<Part> parts) {}

    void join(Work work) {
        Generator generator = work.order().generator();
        tempos.computeIfAbsent(generator, first -> new Tempo()).comes(work.arrived(), PAUSE * rowNanos(generator));
        lines.computeIfAbsent(generator, first -> new Line()).join(work);
    }

    /** What waits of this work is not wanted any more. */
    void leave(Work work) {
        lines.computeIfPresent(work.order().generator(), (generator, line) -> {
            line.leave(work);
            return line.waiting() == 0 ? null : line;
        });
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Samples. */
    int waiting() {
        return lines.values().stream().mapToInt(Line::waiting).sum();
    }

    /**
     * Whose turn it is: the first with a full run, or with somebody who has waited long enough.
     *
     * @param delay   nanoseconds that are long enough
     * @param running whether a run goes on
     */
    Optional<Generator> ripe(long delay, long now, boolean running) {
        return lines.keySet().stream()
                .filter(generator -> ripeIn(generator, delay, now, running) <= 0)
                .findFirst();
    }

    /** In how many nanoseconds somebody will have waited long enough; {@link Long#MAX_VALUE} where nobody waits. */
    long ripeIn(long delay, long now, boolean running) {
        return lines.keySet().stream()
                .mapToLong(generator -> ripeIn(generator, delay, now, running))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long ripeIn(Generator generator, long delay, long now, boolean running) {
        Line line = lines.get(generator);
        if (line.waiting() >= generator.maxBatch()) {
            return 0;
        }
        long enough = running && line.waiting() == 1 ? Math.max(delay, forCompany(generator)) : delay;
        return line.oldest() + enough - now;
    }

    // A lone sample takes two rows. While what comes keeps half of the workers busy or more, it waits for another to
    // have the second, no longer than that would take.
    private long forCompany(Generator generator) {
        boolean busy = workers * tempos.get(generator).gap() <= 2 * generator.nanosPerSample();
        return busy ? (long) rowNanos(generator) : 0;
    }

    private static double rowNanos(Generator generator) {
        return generator.nanosPerSample() / generator.places();
    }

    /** The next run of a generator for which somebody waits; the others are first from now on. @param idle workers */
    Run take(Generator generator, int idle, long now) {
        Line line = lines.get(generator);
        int room = Pace.room(line.waiting(), generator.maxBatch(), idle);
        List<Part> parts = line.take(generator.buckets().worthTaking(room), now);
        lines.remove(generator);
        if (line.waiting() > 0) {
            lines.put(generator, line);
        }
        return new Run(generator, parts);
    }
}
