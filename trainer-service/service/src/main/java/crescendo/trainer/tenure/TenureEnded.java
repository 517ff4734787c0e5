package crescendo.trainer.tenure;

import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;

/** The worker no longer holds the job, and is to leave everything as it is. */
public final class TenureEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    private TenureEnded(String message) {
        super(message);
    }

    static TenureEnded cancelled(Name job) {
        return new TenureEnded("job " + job + " was cancelled, as asked");
    }

    static TenureEnded deposed(Name job, LogEntry met) {
        String what = met instanceof LogEntry.Claimed claimed
                ? "worker " + claimed.worker() + " took it over as attempt " + claimed.attempt()
                : "its log went on with " + met.getClass().getSimpleName();
        return new TenureEnded("job " + job + " is no longer this worker's: " + what);
    }
}
