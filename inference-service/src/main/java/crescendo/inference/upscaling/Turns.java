package crescendo.inference.upscaling;

import crescendo.inference.gate.Visit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Runs of upscalers, as many at once as there are places for. Clients take turns, and those of one client in the order of arrival: a
 * long picture lets a short one in between its tiles, and who sends many pictures lets everybody else in between any two of these.
 * Whoever is first waits until there is place enough, and nobody behind goes before.
 */
public final class Turns {
    /** The service, where it runs something on its own account. */
    private static final String ITSELF = "";

    /** Those who wait, by client, whose turn it is first. */
    private final Map<String, Deque<Waiting>> lines = new LinkedHashMap<>();

    private final int places;
    private int free;

    /** @param places for runs at once */
    public Turns(int places) {
        this.places = places;
        this.free = places;
    }

    /** @param turn done once the turn has come */
    private record Waiting(int places, CompletableFuture<Void> turn) {}

    /** Runs at once of a network. @param each places that one takes */
    int atOnce(int each) {
        return places / each;
    }

    /**
     * Waits for a turn and takes it.
     *
     * @param taken places, of those that there are
     * @throws Cancelled where whoever asked has left before it comes, and as soon as they do
     * @throws crescendo.inference.batch.Late where it does not come in their time
     */
    void take(int taken, Runnable run, Visit visit) {
        Waiting waiting = new Waiting(taken, new CompletableFuture<>());
        join(waiting, visit.client());
        await(waiting, visit);
        try {
            if (visit.isOver()) {
                throw new Cancelled();
            }
            run.run();
        } finally {
            end(taken);
        }
    }

    /**
     * Waits for all places, however long that takes, and takes them: for what is run ahead of anybody's asking, and may be timed, which
     * runs beside it would spoil.
     */
    public void take(Runnable run) {
        Waiting all = new Waiting(places, new CompletableFuture<>());
        join(all, ITSELF);
        all.turn.join();
        try {
            run.run();
        } finally {
            end(places);
        }
    }

    // A turn that comes though nobody waits for it any more is the next one's.
    private void await(Waiting waiting, Visit visit) {
        try {
            visit.await(waiting.turn);
        } catch (CancellationException gone) {
            letGo(visit.client(), waiting);
            throw new Cancelled();
        } catch (RuntimeException | Error gone) { // an error too, or its places would be lost for good
            letGo(visit.client(), waiting);
            throw gone;
        }
    }

    private void letGo(String client, Waiting waiting) {
        if (!leave(client, waiting)) {
            end(waiting.places);
        }
    }

    private synchronized void join(Waiting waiting, String client) {
        lines.computeIfAbsent(client, first -> new ArrayDeque<>()).add(waiting);
        letIn();
    }

    /** @return whether they waited; else their turn has come meanwhile */
    private synchronized boolean leave(String client, Waiting waiting) {
        Deque<Waiting> line = lines.get(client);
        if (line == null || !line.remove(waiting)) {
            return false;
        }
        if (line.isEmpty()) {
            lines.remove(client);
        }
        letIn(); // those behind may need less place
        return true;
    }

    private synchronized void end(int taken) {
        free += taken;
        letIn();
    }

    private void letIn() {
        while (!lines.isEmpty()) {
            String client = lines.keySet().iterator().next();
            Deque<Waiting> line = lines.get(client);
            if (line.element().places > free) {
                return;
            }
            Waiting first = line.remove();
            free -= first.places;
            lines.remove(client);
            if (!line.isEmpty()) {
                lines.put(client, line); // the others are first now
            }
            first.turn.complete(null);
        }
    }
}
