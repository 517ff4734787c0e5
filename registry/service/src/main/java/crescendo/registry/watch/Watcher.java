package crescendo.registry.watch;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.job.Jobs;
import crescendo.client.log.EventLog;
import crescendo.client.log.LogUnavailable;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.ModelChanged;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Looks at a model whenever there is news of it, on a thread of its own, once the view is whole. What could not be done since the
 * store or the broker was away is done later.
 */
@Singleton
public class Watcher {
    private static final Logger LOG = Logger.getLogger(Watcher.class);
    private static final long PAUSE_MILLIS = 500;

    private final View view;
    private final Watching watching;
    private final boolean enabled;
    private final MeterRegistry meters;
    private final Set<Name> news = new TreeSet<>();
    private final Thread thread = new Thread(this::run, "watcher");
    private volatile BooleanSupplier whole = () -> false;

    Watcher(
            View view,
            Models models,
            Jobs jobs,
            EventLog events,
            @ConfigProperty(name = "crescendo.watch.enabled") boolean enabled,
            MeterRegistry meters) {
        this.view = view;
        this.watching = new Watching(view, models, jobs, events::send);
        this.enabled = enabled;
        this.meters = meters;
    }

    /** @param whole whether the view holds everything that the log held: from half of it a worse version looks like the best */
    public void begin(BooleanSupplier whole) {
        this.whole = whole;
        if (enabled) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Takes note of an event that the view has taken. */
    public void hear(Event event) {
        modelOf(event).filter(model -> enabled).ifPresent(this::note);
    }

    private static Optional<Name> modelOf(Event event) {
        if (event instanceof MetricRecorded recorded) {
            return Optional.of(recorded.result().version().model());
        }
        if (event instanceof CheckpointPublished published) {
            return Optional.of(published.manifest().model());
        }
        if (event instanceof JobChanged changed) {
            return Optional.of(changed.model());
        }
        return event instanceof ModelChanged moved ? Optional.of(moved.alias().model()) : Optional.empty();
    }

    private void note(Name model) {
        synchronized (news) {
            news.add(model);
            news.notifyAll();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Name model = next();
                if (!whole.getAsBoolean() || !look(model)) {
                    note(model);
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Name next() throws InterruptedException {
        synchronized (news) {
            while (news.isEmpty()) {
                news.wait();
            }
            Name model = news.iterator().next();
            news.remove(model);
            return model;
        }
    }

    /** @return false where it is to be tried again */
    private boolean look(Name model) {
        try {
            Optional<ModelView> known = view.model(model);
            meters.timer("crescendo.watch.look").record(() -> known.ifPresent(watching::look));
            return true;
        } catch (StoreUnavailable | LogUnavailable away) {
            LOG.debugf("%s is looked at later: %s", model, away.getMessage());
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "the metrics of %s cannot be watched", model);
            return true;
        }
    }

    @PreDestroy
    void stop() {
        thread.interrupt();
    }
}
