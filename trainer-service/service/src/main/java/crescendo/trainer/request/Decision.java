package crescendo.trainer.request;

import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import java.util.List;

/** What is to be done about a request, as far as its job's log tells. The same request twice trains once. */
public final class Decision {
    private static final int FIRST = 1;

    private Decision() {}

    /**
     * @param log   of the job that is asked for, empty where there is none
     * @param nonce for the entry that may be appended
     */
    public static List<Effect> on(Reading reading, List<LogEntry> log, String nonce) {
        if (reading instanceof Reading.Refusal refusal) {
            return List.of(new Effect.DeadLetter(refusal.reason()));
        }
        Reading.Request request = (Reading.Request) reading;
        return log.isEmpty() ? accept(request, nonce) : known(request, log);
    }

    private static List<Effect> accept(Reading.Request request, String nonce) {
        LogEntry.Accepted entry = new LogEntry.Accepted(nonce, request.recipe());
        Job job = Job.accepted(request.job(), entry);
        return List.of(new Effect.Append(request.job(), entry), new Effect.Announce(JobChanged.of(job, FIRST)));
    }

    private static List<Effect> known(Reading.Request request, List<LogEntry> log) {
        Job accepted = Job.accepted(request.job(), log.get(0));
        if (!accepted.recipe().digest().equals(request.recipe().digest())) {
            return List.of(new Effect.DeadLetter(
                    "key: job " + request.job() + " is known with another recipe; give the new one another name"));
        }
        // whoever appended more has seen the announcement, and made newer ones
        return log.size() == FIRST ? List.of(new Effect.Announce(JobChanged.of(accepted, FIRST))) : List.of();
    }
}
