package crescendo.trainer.attempt;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.client.step.PackedSteps;
import crescendo.contracts.Name;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.LogEntry.Published;
import crescendo.contracts.job.StepsRef;
import crescendo.trainer.guard.Lookout.Alarm;
import crescendo.trainer.guard.Recourse;
import crescendo.trainer.tenure.Outbox;
import crescendo.trainer.tenure.Tenure;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does what {@link Recourse} decides about a run that has collapsed. */
final class Recovery {
    /** Of the best version of a job that its guard stopped. */
    static final Name BEST = new Name("best");

    private static final Logger LOG = Logger.getLogger(Recovery.class);

    private final Tenure tenure;
    private final Outbox outbox;
    private final Models models;
    private final Blobs blobs;

    Recovery(Tenure tenure, Outbox outbox, Models models, Blobs blobs) {
        this.tenure = tenure;
        this.outbox = outbox;
        this.models = models;
        this.blobs = blobs;
    }

    /**
     * @param at    images shown where the run collapsed
     * @param steps since the newest state
     * @return whether training goes on, from where the log says now
     */
    boolean from(long at, Alarm alarm, Optional<PackedSteps> steps) throws InterruptedException {
        Job job = tenure.job();
        Recourse recourse = Recourse.of(
                job.recipe().program().guard(),
                tenure.entries(),
                job.history().course(),
                alarm.before(),
                alarm.reason());
        Optional<StepsRef> kept = steps.map(packed -> packed.put(blobs));
        if (recourse instanceof Recourse.GoBack back) {
            goBack(at, back, kept);
            return true;
        }
        if (recourse instanceof Recourse.Stop stop) {
            stop(stop, kept);
        } else {
            tenure.fail(alarm.reason(), kept);
        }
        return false;
    }

    private void goBack(long at, Recourse.GoBack back, Optional<StepsRef> steps) {
        LOG.warnf("job %s goes back: %s", tenure.job().id(), back.reason());
        tenure.append(new LogEntry.RolledBack(
                Nonce.next(),
                tenure.attempt(),
                at,
                back.to().map(to -> to.manifest().version()),
                back.to().map(Published::state),
                back.reason(),
                back.learningRateFactor(),
                steps));
    }

    /** The alias first: whoever takes over before the job has failed comes to the same verdict, and sets it again. */
    private void stop(Recourse.Stop stop, Optional<StepsRef> steps) throws InterruptedException {
        Optional<Name> best = stop.best().map(version -> version.manifest().version());
        if (best.isPresent()) {
            Name model = tenure.job().recipe().model();
            outbox.send(new ModelChanged(1, models.point(model, BEST, best.get())));
            outbox.awaitDelivery();
        }
        String alias = best.map(version -> "; alias " + BEST + " is " + version).orElse("; no version is sound");
        tenure.append(new LogEntry.Failed(Nonce.next(), stop.reason() + alias, best, steps));
    }
}
