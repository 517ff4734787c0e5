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
        // as many as there is room for: of more than these, none behind them would get anything
        List<String> first = new ArrayList<>(Math.min(room, clients.size()));
        int[] waits = new int[Math.min(room, clients.size())];
        for (Map.Entry<String, Deque<Work>> client : clients.entrySet()) {
            if (first.size() == waits.length) {
                break;
            }
            waits[first.size()] = waiting(client.getValue());
            first.add(client.getKey());
        }
        int[] shares = FairShare.of(room, waits);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < shares.length; i++) {
            Deque<Work> queue = clients.remove(first.get(i));
            take(queue, shares[i], now, parts);
            if (!queue.isEmpty()) {
                clients.put(first.get(i), queue);
            }
            waiting -= shares[i];
        }
        return parts;
    }

    private static int waiting(Deque<Work> queue) {
        int samples = 0;
        for (Work work : queue) {
            samples += work.waiting();
        }
        return samples;
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
