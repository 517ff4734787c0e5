package crescendo.inference.upscaling;

import crescendo.inference.gate.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
     * @throws Cancelled where whoever asked has left when the turn comes
     * @throws crescendo.inference.batch.Late where it does not come in their time
     */
    void take(Runnable run, Visit visit) {
        if (!comes(visit.client(), visit.nanosLeft())) {
            throw visit.late();
        }
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

    private boolean comes(String client, long nanos) {
        CompletableFuture<Void> turn = join(client);
        try {
            turn.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return !leave(client, turn);
        } catch (InterruptedException ending) {
            if (!leave(client, turn)) {
                end();
            }
            Thread.currentThread().interrupt();
            throw new Cancelled();
        } catch (ExecutionException never) {
            throw new IllegalStateException("a turn comes or does not", never);
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
