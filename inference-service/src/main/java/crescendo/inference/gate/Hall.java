package crescendo.inference.gate;

import crescendo.inference.batch.Busy;
import java.util.HashMap;
import java.util.Map;

/**
 * Where requests of one kind are together, so many of them. The last eighth of the places is kept for clients that have nothing
 * inside, so that one who asks without end does not keep all others out. Safe for use by many threads.
 */
public final class Hall {
    private static final int KEPT = 8;

    private final int places;
    private final String setting;
    private final Map<String, Integer> inside = new HashMap<>();
    private int taken;

    /** @param setting that says how many places there are, for a person */
    public Hall(int places, String setting) {
        if (places < 1) {
            throw new IllegalArgumentException(setting + " must be at least 1, not " + places);
        }
        this.places = places;
        this.setting = setting;
    }

    /**
     * Lets a request in.
     *
     * @return to be run once when it leaves
     * @throws Busy at once where there is no place for this client
     */
    public synchronized Runnable enter(String client) {
        int kept = inside.containsKey(client) ? places / KEPT : 0;
        if (taken >= places - kept) {
            throw Busy.waiting(
                    places - kept,
                    kept == 0
                            ? setting
                            : setting + ", of which " + kept + " are kept for clients that wait for nothing");
        }
        taken++;
        inside.merge(client, 1, Integer::sum);
        return () -> leave(client);
    }

    private synchronized void leave(String client) {
        taken--;
        inside.computeIfPresent(client, (name, some) -> some == 1 ? null : some - 1);
    }
}
