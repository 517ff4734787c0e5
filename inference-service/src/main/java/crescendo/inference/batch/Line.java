package crescendo.inference.batch;

import crescendo.inference.runtime.Slice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Those who wait for one generator. Clients take turns; what one client asks for is done in the order it was asked. Not for use by
 * several threads at once.
 */
final class Line {
    /** By client, whose turn it is first. */
    private final Map<String, Deque<Work>> clients = new LinkedHashMap<>();

    private int waiting;

    /**
     * A part of a run.
     *
     * @param work whose samples they are
     */
    record Part(Work work, Slice slice) {}

    void join(Work work) {
        clients.computeIfAbsent(work.order().client(), client -> new ArrayDeque<>())
                .add(work);
        waiting += work.waiting();
    }

    /** What waits of this work is not wanted any more. */
    void leave(Work work) {
        String client = work.order().client();
        Deque<Work> queue = clients.get(client);
        if (queue != null && queue.remove(work)) {
            waiting -= work.waiting();
            if (queue.isEmpty()) {
                clients.remove(client);
            }
        }
    }

    /** Samples. */
    int waiting() {
        return waiting;
    }

    /** When the one came that waits longest. */
    long oldest() {
        return clients.values().stream()
                .mapToLong(queue -> queue.peek().arrived())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The next run. Clients that got something go to the end of the line. */
    List<Part> take(int room, long now) {
        List<Map.Entry<String, Deque<Work>>> order = List.copyOf(clients.entrySet());
        int[] shares = FairShare.of(
                room,
                order.stream()
                        .mapToInt(client -> client.getValue().stream()
                                .mapToInt(Work::waiting)
                                .sum())
                        .toArray());
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                String client = order.get(i).getKey();
                Deque<Work> queue = clients.remove(client);
                take(queue, shares[i], now, parts);
                if (!queue.isEmpty()) {
                    clients.put(client, queue);
                }
            }
        }
        waiting -= parts.stream().mapToInt(part -> part.slice().count()).sum();
        return parts;
    }

    private static void take(Deque<Work> queue, int share, long now, List<Part> into) {
        for (int left = share; left > 0; ) {
            Work first = queue.peek();
            int samples = Math.min(left, first.waiting());
            into.add(new Part(first, first.take(samples, now)));
            left -= samples;
            if (first.waiting() == 0) {
                queue.remove();
            }
        }
    }
}
