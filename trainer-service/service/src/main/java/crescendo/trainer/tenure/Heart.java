package crescendo.trainer.tenure;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.job.Beat;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** Shows others that a job's owner lives. After a stop so long that it may have been replaced, it first looks. */
public final class Heart implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Heart.class);

    private final Jobs jobs;
    private final Tenure tenure;
    private final Name job;
    private final Liveness liveness;
    private final BooleanSupplier disputed;
    private final ScheduledExecutorService clock;
    private Beat next;
    private long lastNanos;

    private Heart(Jobs jobs, Tenure tenure, Liveness liveness, BooleanSupplier disputed) {
        this.jobs = jobs;
        this.tenure = tenure;
        this.job = tenure.job().id();
        this.liveness = liveness;
        this.disputed = disputed;
        this.next = new Beat(tenure.attempt(), 1);
        this.lastNanos = System.nanoTime();
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "heart-" + job);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Beats at once, and then every interval.
     *
     * @param disputed whether there is news that somebody wants the job stopped, or has taken it
     */
    public static Heart start(Jobs jobs, Tenure tenure, Liveness liveness, BooleanSupplier disputed) {
        Heart heart = new Heart(jobs, tenure, liveness, disputed);
        long every = liveness.beatEvery().toNanos();
        heart.clock.scheduleWithFixedDelay(heart::beat, 0, every, TimeUnit.NANOSECONDS);
        return heart;
    }

    private void beat() {
        try {
            if (tenure.lost()) {
                return;
            }
            boolean late =
                    System.nanoTime() - lastNanos > liveness.takeoverAfter().toNanos();
            if (late || disputed.getAsBoolean()) {
                tenure.verify();
            }
            if (!tenure.lost()) {
                jobs.beat(job, next);
                next = next.next();
                lastNanos = System.nanoTime();
            }
        } catch (StoreUnavailable e) {
            LOG.debugf("job %s: no beat: %s", job, e.getMessage());
        } catch (TenureEnded e) {
            LOG.info(e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf(e, "job %s: no beat", job);
        }
    }

    /** No further beat; one that is under way may end. */
    @Override
    public void close() {
        clock.shutdown();
    }
}
