package crescendo.trainer.job;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.tenure.Liveness;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes one job after the other: those that wait, and those whose owner is gone. */
public final class Worker implements Runnable {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    /** What is done with a job once it is held. Returns when it is over, or no longer held. */
    public interface Work {
        void at(Claims.Claimed job) throws InterruptedException;
    }

    private final JobNews news;
    private final Jobs jobs;
    private final Claims claims;
    private final Watch watch;
    private final long pollMillis;
    private final Troubles troubles;
    private final Work work;
    private final Device kind;
    private volatile boolean stopping;

    /** @param kind of device that it trains on, as its claims know */
    public Worker(
            JobNews news, Jobs jobs, Claims claims, Liveness liveness, Troubles troubles, Work work, Device kind) {
        this.news = news;
        this.jobs = jobs;
        this.claims = claims;
        this.watch = new Watch(liveness.takeoverAfter());
        this.pollMillis = Math.max(50, Math.min(1000, liveness.takeoverAfter().toMillis() / 15));
        this.troubles = troubles;
        this.work = work;
        this.kind = kind;
    }

    /** Takes no further job; what is at hand is ended by whoever does it. */
    public void stop() {
        stopping = true;
    }

    public boolean stopping() {
        return stopping;
    }

    @Override
    public void run() {
        while (!stopping) {
            try {
                if (!lookAround()) {
                    news.await(pollMillis);
                }
            } catch (InterruptedException e) {
                return;
            } catch (StoreUnavailable e) {
                LOG.warnf("looking for jobs: %s", e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("looking for jobs", e);
                pause();
            }
        }
    }

    /** @return whether a job was worked at */
    private boolean lookAround() throws InterruptedException {
        for (JobChanged ready : news.ready(kind)) {
            if (!stopping && workedAt(ready.job(), 0)) {
                return true;
            }
        }
        for (JobChanged running : news.running()) {
            if (!stopping && concerns(running) && ownerIsGone(running) && workedAt(running.job(), running.attempt())) {
                return true;
            }
        }
        return false;
    }

    /** What is to be stopped needs no device. */
    private boolean concerns(JobChanged running) {
        return running.queue().device().runsOn(kind) || running.cancelAsked() || running.pauseAsked();
    }

    private boolean ownerIsGone(JobChanged running) {
        return watch.read(running.job(), running.attempt(), jobs.lastBeat(running.job()), System.nanoTime());
    }

    private boolean workedAt(Name job, int abandoned) throws InterruptedException {
        Optional<Claims.Claimed> claimed = claims.consider(job, abandoned, troubles);
        if (claimed.isPresent()) {
            work.at(claimed.get());
        }
        return claimed.isPresent();
    }

    private void pause() {
        try {
            Thread.sleep(pollMillis);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
