package crescendo.registry.verdict;

import crescendo.client.Nonce;
import crescendo.client.job.Append;
import crescendo.client.job.JobLog;
import crescendo.contracts.Name;
import crescendo.contracts.guard.Guard;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.Line;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.LogEntry.VerdictGiven;
import crescendo.contracts.job.StateRef;
import crescendo.registry.refusal.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must be written into a job's log so that it goes back, or stops.
 *
 * @param version that the verdict is of; absent for the job as it stands
 */
public record Verdict(String from, String reason, Optional<Name> version) {
    /**
     * @return nothing where the owner has one to obey already
     * @throws Refused where it would change nothing, or is of a version that the job does not stand on
     */
    Optional<VerdictGiven> decide(Job job, Line line, String nonce) {
        if (job.ended()) {
            throw Refused.conflict("job " + job.id() + " has ended; a verdict changes nothing any more");
        }
        if (job.recipe().program().guard().action() == Guard.Action.NONE) {
            throw Refused.conflict("job " + job.id() + " takes no verdicts: recipe.guard.action is none");
        }
        long at = version.map(name -> imagesOf(job, line, name)).orElseGet(() -> newest(line));
        return job.history().verdict().isPresent()
                ? Optional.empty()
                : Optional.of(new VerdictGiven(nonce, from, reason, at));
    }

    private static long imagesOf(Job job, Line line, Name version) {
        return line.published()
                .filter(published -> published.manifest().version().equals(version))
                .findFirst()
                .orElseThrow(() -> Refused.conflict("version " + version + " is none that job " + job.id()
                        + " stands on: it is another job's, or the job has gone back behind it"))
                .state()
                .imagesShown();
    }

    private static long newest(Line line) {
        return line.states()
                .reduce((earlier, later) -> later)
                .map(StateRef::imagesShown)
                .orElse(0L);
    }

    /** Competes with the job's owner for the next entry until the verdict is there, or is refused. */
    public void write(JobLog log) {
        List<LogEntry> entries = new ArrayList<>(log.read());
        String nonce = Nonce.next();
        while (true) {
            Job job = Job.replay(log.job(), entries).orElseThrow(() -> Refused.unknown("job " + log.job()));
            Optional<VerdictGiven> given = decide(job, Line.of(entries), nonce);
            if (given.isEmpty() || !(log.append(entries.size() + 1L, given.get()) instanceof Append.LostTo lost)) {
                return;
            }
            entries.add(lost.winner());
        }
    }
}
