package crescendo.trainer.job;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.trainer.tenure.Liveness;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Takes one job after the other: those that wait, and those whose owner is gone. */
public final class Worker implements Runnable {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    /** What is done with a job once it is held. Returns when it is over, or no longer held. */
    public interface Work {
        void at(Claims.Claimed job) throws InterruptedException;
    }

    private final JobNews news;
    private final Claims claims;
    private final Vigil vigil;
    private final long pollMillis;
    private final Troubles troubles;
    private final Work work;
    private final Device kind;
    private volatile boolean stopping;

    /** @param kind of device that it trains on, as its claims know */
    public Worker(
            JobNews news, Jobs jobs, Claims claims, Liveness liveness, Troubles troubles, Work work, Device kind) {
        this.news = news;
        this.claims = claims;
        this.vigil = new Vigil(news, jobs, liveness, kind);
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

    /** Jobs whose owners count as gone, as far as this worker has looked. */
    public Set<Name> abandoned() {
        return vigil.abandoned();
    }

    @Override
    public void run() {
        try (vigil) {
            vigil.begin();
            workUntilStopped();
        }
    }

    private void workUntilStopped() {
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
        for (JobChanged next : news.next(kind, vigil::abandoned)) {
            if (!stopping && workedAt(next)) {
                return true;
            }
        }
        return false;
    }

    private boolean workedAt(JobChanged job) throws InterruptedException {
        int abandoned = vigil.abandoned(job) ? job.attempt() : 0;
        Optional<Claims.Claimed> claimed = claims.consider(job.job(), abandoned, troubles);
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
