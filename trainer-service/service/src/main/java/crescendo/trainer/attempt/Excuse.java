package crescendo.trainer.attempt;

import crescendo.client.Nonce;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.tenure.Tenure;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Whether an attempt that broke is let go in good order: where something in the way of training is no fault of the job's, it
 * does not count against it. Not for ever, since a job that is the end of every machine it meets looks just like that.
 */
record Excuse(Obstacles obstacles) {
    private static final Logger LOG = Logger.getLogger(Excuse.class);

    /** Lets go of the job where there is an excuse. @return whether there was */
    boolean letGo(Tenure tenure, Throwable error) {
        Optional<String> excuse = of(error, tenure);
        excuse.ifPresent(why -> {
            LOG.warnf(
                    "job %s: attempt %d is let go, and the job goes on from its newest state once it can: %s",
                    tenure.job().id(), tenure.attempt(), why);
            LOG.debug("what it broke by", error);
            tenure.append(new LogEntry.Released(Nonce.next(), tenure.attempt()));
        });
        return excuse.isPresent();
    }

    /** What was in the way; nothing where the attempt counts. */
    Optional<String> of(Throwable error, Tenure tenure) {
        return claimsWithoutState(tenure.entries()) < Job.MAX_FRUITLESS
                ? obstacles.behind(error, tenure.job().recipe())
                : Optional.empty();
    }

    static long claimsWithoutState(List<LogEntry> entries) {
        long claims = 0;
        for (LogEntry entry : entries) {
            if (entry instanceof LogEntry.Claimed) claims++;
            if (entry instanceof LogEntry.State || entry instanceof LogEntry.Published) claims = 0;
        }
        return claims;
    }
}
