package crescendo.registry.steps;

import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.step.JobSteps;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StepsRef;
import crescendo.registry.refusal.Refused;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Curves of jobs' steps, read from their logs: a job's once, and then only what is new. Those asked for last are kept. One request
 * at a time reads a job; the others wait for what it finds.
 */
@Singleton
public class StepCurves {
    private static final int KEPT = 16;

    private final Jobs jobs;
    private final JobSteps steps;
    private final Map<Name, Followed> followed = new LinkedHashMap<>(KEPT, 0.75f, true);

    StepCurves(Jobs jobs, Blobs blobs) {
        this.jobs = jobs;
        this.steps = new JobSteps(blobs);
    }

    /**
     * @param points at most, in [1, {@link StepCurve#MOST}]
     * @throws Refused where there is no such job
     */
    public StepsReply of(Name job, int points) {
        Followed one;
        synchronized (followed) {
            one = followed.computeIfAbsent(job, Followed::new);
            followed.keySet().removeIf(other -> followed.size() > KEPT && !other.equals(job));
        }
        return one.reply(points);
    }

    private void forget(Name job) {
        synchronized (followed) {
            followed.remove(job);
        }
    }

    /** One job's log as far as it was read, and the steps that it has. */
    private final class Followed {
        private final Name job;
        private final List<LogEntry> log = new ArrayList<>();
        private List<StepsRef> drawn = List.of();
        private StepCurve curve = new StepCurve();

        Followed(Name job) {
            this.job = job;
        }

        synchronized StepsReply reply(int points) {
            log.addAll(jobs.log(job).readFrom(log.size() + 1L));
            if (log.isEmpty()) {
                forget(job);
                throw Refused.unknown("job " + job);
            }
            try {
                draw(StepsRef.of(log));
            } catch (RuntimeException e) {
                begin(); // what was read of a blob may be half of it
                throw e;
            }
            return StepsReply.of(job, curve, points);
        }

        private void begin() {
            curve = new StepCurve();
            drawn = List.of();
        }

        /** Goes on where it stood, unless training went back. */
        private void draw(List<StepsRef> refs) {
            boolean goesOn =
                    refs.size() >= drawn.size() && refs.subList(0, drawn.size()).equals(drawn);
            if (!goesOn) {
                begin();
            }
            for (StepsRef ref : refs.subList(drawn.size(), refs.size())) {
                steps.rows(ref).forEach(curve::add);
                drawn = refs.subList(0, drawn.size() + 1);
            }
        }
    }
}
