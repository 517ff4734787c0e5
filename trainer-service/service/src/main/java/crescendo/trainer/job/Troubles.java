package crescendo.trainer.job;

import crescendo.contracts.Name;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Why attempts ended here that ended badly. */
public final class Troubles {
    private final Map<Name, String> byJob = new ConcurrentHashMap<>();

    public void note(Name job, Throwable cause) {
        byJob.put(job, cause.toString());
    }

    /** To be added to a reason. */
    String of(Name job) {
        String trouble = byJob.get(job);
        return trouble == null ? "" : "; the last one here: " + trouble;
    }
}
