package crescendo.inference.batch.ahead;

import crescendo.contracts.Name;
import java.util.HashMap;
import java.util.Map;

/**
 * How long runs go on until a newcomer's first image is made. Models take turns, a run each; so do the clients of a model, each of
 * which gets as much as the newcomer until then, or all it waits for. Not for use by several threads at once.
 */
public final class Ahead {
    private final Map<Name, Line> lines = new HashMap<>();

    /** Those who wait for one model. */
    private static final class Line {
        private final Map<String, Long> clients = new HashMap<>();
        private Cost cost = Cost.NOTHING;

        double nanos() {
            double all = 0;
            for (long nanos : clients.values()) {
                all += nanos;
            }
            return all;
        }

        double before(String client, double nanosEach) {
            double own = clients.getOrDefault(client, 0L);
            double before = own;
            for (Map.Entry<String, Long> other : clients.entrySet()) {
                if (!other.getKey().equals(client)) {
                    before += Math.min(other.getValue(), own + nanosEach);
                }
            }
            return before;
        }
    }

    /** A client waits for so much more of a model. */
    public void joins(Name model, String client, long nanos, Cost cost) {
        if (nanos == 0) {
            return;
        }
        Line line = lines.computeIfAbsent(model, none -> new Line());
        line.cost = cost;
        line.clients.merge(client, nanos, Long::sum);
    }

    /** That much of what a client waited for is made, or given up. */
    public void leaves(Name model, String client, long nanos) {
        Line line = lines.get(model);
        if (nanos == 0 || line == null) {
            return;
        }
        line.clients.computeIfPresent(client, (name, left) -> left > nanos ? left - nanos : null);
        if (line.clients.isEmpty()) {
            lines.remove(model);
        }
    }

    /** As {@link #of(Name, String, Cost)}, for a sample like those that others wait for. */
    public double of(Name model, String client) {
        Line line = lines.get(model);
        return of(model, client, line == null ? Cost.NOTHING : line.cost);
    }

    /** @return nanoseconds of one place, until the first image is made that this client asks for now */
    public double of(Name model, String client, Cost cost) {
        Line own = lines.get(model);
        double before = own == null ? 0 : own.before(client, cost.nanosEach());
        double turns = 1 + (cost.runNanos() > 0 ? Math.floor(before / cost.runNanos()) : 0);
        double all = before;
        for (Map.Entry<Name, Line> other : lines.entrySet()) {
            if (!other.getKey().equals(model)) {
                all += Math.min(
                        other.getValue().nanos(), turns * other.getValue().cost.runNanos());
            }
        }
        return all;
    }
}
