package crescendo.inference.upscaling;

import crescendo.inference.gate.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Runs of upscalers, so many at once and no more. Clients take turns, and those of one client in the order of arrival: a long picture
 * lets a short one in between its tiles, and who sends many pictures lets everybody else in between any two of these.
 */
public final class Turns {
    /** The service, where it runs something on its own account. */
    private static final String ITSELF = "";

    /** Those who wait, by client, whose turn it is first. */
    private final Map<String, Deque<CompletableFuture<Void>>> lines = new LinkedHashMap<>();

    private int free;

    public Turns(int atOnce) {
        this.free = atOnce;
    }

    /**
     * Waits for a turn and takes it.
     *
     * @throws Cancelled where whoever asked has left before it comes, and as soon as they do
     * @throws crescendo.inference.batch.Late where it does not come in their time
     */
    void take(Runnable run, Visit visit) {
        await(join(visit.client()), visit);
        try {
            if (visit.isOver()) {
                throw new Cancelled();
            }
            run.run();
        } finally {
            end();
        }
    }

    /** Waits for a turn, however long that takes, and takes it: for what is run ahead of anybody's asking. */
    public void take(Runnable run) {
        join(ITSELF).join();
        try {
            run.run();
        } finally {
            end();
        }
    }

    // A turn that comes though nobody waits for it any more is the next one's.
    private void await(CompletableFuture<Void> turn, Visit visit) {
        try {
            visit.await(turn);
        } catch (RuntimeException gone) {
            if (!leave(visit.client(), turn)) {
                end();
            }
            throw gone instanceof CancellationException ? new Cancelled() : gone;
        }
    }

    /** Done once the turn has come. */
    private synchronized CompletableFuture<Void> join(String client) {
        if (free > 0) {
            free--;
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> turn = new CompletableFuture<>();
        lines.computeIfAbsent(client, first -> new ArrayDeque<>()).add(turn);
        return turn;
    }

    /** @return whether they waited; else their turn has come meanwhile */
    private synchronized boolean leave(String client, CompletableFuture<Void> turn) {
        Deque<CompletableFuture<Void>> line = lines.get(client);
        if (line == null || !line.remove(turn)) {
            return false;
        }
        if (line.isEmpty()) {
            lines.remove(client);
        }
        return true;
    }

    private synchronized void end() {
        if (lines.isEmpty()) {
            free++;
            return;
        }
        String client = lines.keySet().iterator().next();
        Deque<CompletableFuture<Void>> line = lines.remove(client);
        line.remove().complete(null);
        if (!line.isEmpty()) {
            lines.put(client, line); // the others are first now
        }
    }
}
