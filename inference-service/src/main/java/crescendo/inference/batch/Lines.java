package crescendo.inference.batch;

import crescendo.inference.batch.Line.Part;
import crescendo.inference.runtime.Generator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those who wait, a line for each generator. Lines take turns. Not for use by several threads at once. */
final class Lines {
    /** Those in which somebody waits, whose turn it is first. */
    private final Map<Generator, Line> lines = new LinkedHashMap<>();

    /** What runs together. */
    record Run(Generator generator, List<Part> parts) {}

    void join(Work work) {
        lines.computeIfAbsent(work.order().generator(), first -> new Line()).join(work);
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
     * @param delay nanoseconds that are long enough
     */
    Optional<Generator> ripe(long delay, long now) {
        return lines.keySet().stream()
                .filter(generator -> ripeIn(generator, delay, now) <= 0)
                .findFirst();
    }

    /** In how many nanoseconds somebody will have waited long enough; {@link Long#MAX_VALUE} where nobody waits. */
    long ripeIn(long delay, long now) {
        return lines.keySet().stream()
                .mapToLong(generator -> ripeIn(generator, delay, now))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private long ripeIn(Generator generator, long delay, long now) {
        Line line = lines.get(generator);
        return line.waiting() >= generator.maxBatch() ? 0 : line.oldest() + delay - now;
    }

    /** The next run of a generator for which somebody waits; the others are first from now on. @param idle workers */
    Run take(Generator generator, int idle, long now) {
        Line line = lines.get(generator);
        int room = Pace.room(line.waiting(), generator.buckets(), idle);
        List<Part> parts = line.take(generator.buckets().worthTaking(room), now);
        lines.remove(generator);
        if (line.waiting() > 0) {
            lines.put(generator, line);
        }
        return new Run(generator, parts);
    }
}
