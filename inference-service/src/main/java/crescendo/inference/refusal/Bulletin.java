package crescendo.inference.refusal;

import crescendo.client.log.LogFault;
import crescendo.client.log.LogUnavailable;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.VersionRef;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Brings into the log what it does not say yet of versions that are refused, or are no longer. Nobody waits for it: while
 * the brokers are away it tries again, and then tells the latest only.
 */
public final class Bulletin implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Bulletin.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Log log;
    private final ScheduledExecutorService sender;
    private final Map<VersionRef, VersionRefused> standing = new ConcurrentHashMap<>();
    private final Map<VersionRef, Optional<VersionRefused>> untold = new ConcurrentHashMap<>();
    private final Set<VersionRef> waiting = ConcurrentHashMap.newKeySet();

    /** @param sender one thread; ended when this is closed */
    public Bulletin(Log log, ScheduledExecutorService sender) {
        this.log = log;
        this.sender = sender;
    }

    /** Where it is written. */
    @FunctionalInterface
    public interface Log {
        /**
         * @param refused what is to stand; nothing takes back what does
         * @throws LogUnavailable where the brokers are away: worth another try
         * @throws LogFault where they will not have it
         */
        void write(VersionRef version, Optional<VersionRefused> refused);
    }

    /** The log says this, whoever wrote it. */
    public void heard(VersionRefused refused) {
        standing.put(refused.version(), refused);
    }

    /** The log says nothing of a version any more. */
    public void heardNothingOf(VersionRef version) {
        standing.remove(version);
    }

    /** Takes back what the log says of versions that are no more: nobody was here to do so when they went. */
    public void takeBackUnless(Predicate<VersionRef> there) {
        standing.keySet().stream().filter(there.negate()).forEach(this::takeBack);
    }

    void refused(VersionRefused refused) {
        VersionRefused said = standing.get(refused.version());
        if (said == null || !said.id().equals(refused.id()) || untold.containsKey(refused.version())) {
            tell(refused.version(), Optional.of(refused));
        }
    }

    void takeBack(VersionRef version) {
        if (standing.containsKey(version) || untold.containsKey(version)) {
            tell(version, Optional.empty());
        }
    }

    private void tell(VersionRef version, Optional<VersionRefused> what) {
        untold.put(version, what);
        later(Duration.ZERO, () -> send(version));
    }

    private void send(VersionRef version) {
        Optional<VersionRefused> what = untold.get(version);
        if (what == null) {
            return;
        }
        try {
            log.write(version, what);
            what.ifPresentOrElse(this::heard, () -> heardNothingOf(version));
            untold.remove(version, what);
        } catch (LogUnavailable away) {
            LOG.debugf("%s is told of later: %s", version, away.getMessage());
            tryAgain(version);
        } catch (RuntimeException fault) { // a LogFault, or no producer can be made: the thread would swallow it
            LOG.errorf(
                    fault,
                    "that %s is %s cannot be told: %s",
                    version,
                    what.isPresent() ? "refused" : "served",
                    fault.getMessage());
            untold.remove(version, what);
        }
    }

    // One try at a time for a version, however often it is told of meanwhile.
    private void tryAgain(VersionRef version) {
        if (waiting.add(version)) {
            later(PAUSE, () -> {
                waiting.remove(version);
                send(version);
            });
        }
    }

    private void later(Duration pause, Runnable sending) {
        try {
            sender.schedule(sending, pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException ended) {
            LOG.debug("nothing is told any more: this is closed");
        }
    }

    /** Tells nothing any more. */
    @Override
    public void close() {
        sender.shutdownNow();
    }
}
