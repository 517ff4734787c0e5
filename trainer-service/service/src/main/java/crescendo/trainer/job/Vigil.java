package crescendo.trainer.job;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.tenure.Liveness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Watches the beats of running jobs all the while, also while its worker trains: who looked only when there is nothing else to
 * do would leave a job whose owner is gone behind all that wait.
 */
final class Vigil implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Vigil.class);

    private final JobNews news;
    private final Jobs jobs;
    private final Device kind;
    private final Liveness liveness;
    private final Watch watch;
    private volatile Map<Name, Integer> abandoned = Map.of();
    private ScheduledExecutorService clock;

    /** @param kind of device that the worker trains on */
    Vigil(JobNews news, Jobs jobs, Liveness liveness, Device kind) {
        this.news = news;
        this.jobs = jobs;
        this.liveness = liveness;
        this.kind = kind;
        this.watch = new Watch(liveness.takeoverAfter());
    }

    /** Looks once in the time between two beats, until it is closed. */
    void begin() {
        clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "vigil");
            thread.setDaemon(true);
            return thread;
        });
        long every = liveness.beatEvery().toNanos();
        clock.scheduleWithFixedDelay(this::lookNow, 0, every, TimeUnit.NANOSECONDS);
    }

    private void lookNow() {
        try {
            look(System.nanoTime());
        } catch (StoreUnavailable e) {
            LOG.debugf("no look at the beats of jobs: %s", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("no look at the beats of jobs", e);
        }
    }

    /** Reads the beat of each job that runs elsewhere, and could be taken over here. */
    void look(long nowNanos) {
        Map<Name, Integer> gone = new HashMap<>();
        List<JobChanged> all = news.running();
        watch.retain(all.stream().map(JobChanged::job).collect(Collectors.toSet()));
        for (JobChanged running : all) {
            Name job = running.job();
            if (concerns(running) && watch.read(job, running.attempt(), jobs.lastBeat(job), nowNanos)) {
                gone.put(job, running.attempt());
            }
        }
        boolean more = !abandoned.keySet().containsAll(gone.keySet());
        abandoned = Map.copyOf(gone);
        if (more) {
            news.wake();
        }
    }

    /** What is to be stopped needs no device. */
    private boolean concerns(JobChanged running) {
        return running.queue().device().runsOn(kind) || running.cancelAsked() || running.pauseAsked();
    }

    /** Whether the owner counted as gone at the last look. */
    boolean abandoned(JobChanged running) {
        return Integer.valueOf(running.attempt()).equals(abandoned.get(running.job()));
    }

    Set<Name> abandoned() {
        return abandoned.keySet();
    }

    @Override
    public void close() {
        if (clock != null) {
            clock.shutdown();
        }
    }
}
