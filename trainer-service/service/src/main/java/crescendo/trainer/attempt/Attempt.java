package crescendo.trainer.attempt;

import crescendo.client.Nonce;
import crescendo.client.blob.BlobDamaged;
import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.trainer.figures.LiveFolder;
import crescendo.trainer.figures.StepReporter;
import crescendo.trainer.guard.Lookout;
import crescendo.trainer.guard.Memory;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.job.Worker;
import crescendo.trainer.loop.CheckpointPlan;
import crescendo.trainer.loop.Ending;
import crescendo.trainer.loop.ExportMismatch;
import crescendo.trainer.loop.Trainee;
import crescendo.trainer.loop.TrainingLoop;
import crescendo.trainer.publish.Publisher;
import crescendo.trainer.publish.Scribe;
import crescendo.trainer.publish.VersionDiffers;
import crescendo.trainer.state.StateStore;
import crescendo.trainer.state.TrainingState;
import crescendo.trainer.tenure.EventSink;
import crescendo.trainer.tenure.Heart;
import crescendo.trainer.tenure.Liveness;
import crescendo.trainer.tenure.Outbox;
import crescendo.trainer.tenure.Tenure;
import crescendo.trainer.tenure.TenureEnded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/** One worker's attempt at a job, from the claim to its end, whatever that is. */
public final class Attempt implements Worker.Work {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    /**
     * What attempts are made with.
     *
     * @param news       of jobs, where somebody may ask for one to stop, or to rest
     * @param jobs       for beats: of a bucket that says when the store is away
     * @param stateEvery between two states
     * @param obstacles  that let go of a job rather than count against it
     * @param facts      that the weights depend on beside recipe, data and seed
     * @param stepsFolder where each job has a folder that its steps are written to as they are made
     */
    public record Means(
            JobNews news,
            Jobs jobs,
            Blobs blobs,
            Models models,
            EventSink events,
            Trainees trainees,
            Liveness liveness,
            Duration stateEvery,
            Obstacles obstacles,
            Map<String, String> facts,
            Optional<Path> stepsFolder) {}

    private final Means means;
    private final Troubles troubles;
    private final SpeedGauge speed;
    private final BooleanSupplier stop;

    /** @param stop true once attempts are to let go of their jobs */
    public Attempt(Means means, Troubles troubles, SpeedGauge speed, BooleanSupplier stop) {
        this.means = means;
        this.troubles = troubles;
        this.speed = speed;
        this.stop = stop;
    }

    @Override
    public void at(Claims.Claimed claimed) throws InterruptedException {
        Name job = claimed.log().job();
        try (Outbox outbox = new Outbox(means.events(), job.value())) {
            Tenure tenure = new Tenure(claimed.log(), claimed.entries(), outbox::send);
            LOG.infof("job %s: attempt %d begins", job, tenure.attempt());
            Heart heart = Heart.start(means.jobs(), tenure, means.liveness(), () -> disputed(job, tenure.attempt()));
            try {
                outbox.send(JobChanged.of(tenure.job(), tenure.entries().size()));
                work(tenure, outbox);
            } catch (TenureEnded e) {
                LOG.info(e.getMessage());
            } finally {
                heart.close();
                speed.report(0);
            }
            outbox.awaitDelivery();
            LOG.infof("job %s: attempt %d is over: %s", job, tenure.attempt(), state(tenure));
        }
    }

    private boolean disputed(Name job, int attempt) {
        return means.news()
                .of(job)
                .filter(heard -> heard.cancelAsked() || heard.pauseAsked() || heard.attempt() > attempt)
                .isPresent();
    }

    private static String state(Tenure tenure) {
        return tenure.job().getClass().getSimpleName();
    }

    /** What is wrong with the job fails it; what is wrong here ends the attempt, and others take the job over. */
    private void work(Tenure tenure, Outbox outbox) throws InterruptedException {
        try {
            train(tenure, outbox);
        } catch (ExportMismatch | BlobDamaged | VersionDiffers e) {
            tenure.fail(e.getMessage());
        } catch (TenureEnded e) {
            throw e;
        } catch (RuntimeException | Error e) {
            troubles.note(tenure.job().id(), e);
            if (!new Excuse(means.obstacles()).letGo(tenure, e))
                LOG.errorf(e, "job %s: attempt %d ends", tenure.job().id(), tenure.attempt());
        }
    }

    private void train(Tenure tenure, Outbox outbox) throws InterruptedException {
        Publisher publisher = new Publisher(tenure, means.blobs(), means.models(), outbox, means.facts());
        publisher.repeatAll();
        boolean goesOn = true;
        while (goesOn) {
            goesOn = trainFromWhereTheLogStands(tenure, outbox, publisher);
        }
    }

    /** @return whether training goes on from another point, which is now in the log */
    private boolean trainFromWhereTheLogStands(Tenure tenure, Outbox outbox, Publisher publisher)
            throws InterruptedException {
        StateStore states = new StateStore(means.blobs());
        Telling telling = new Telling(means.stepsFolder(), means.blobs(), means.events(), speed);
        Job job = tenure.job();
        try (Trainee trainee =
                means.trainees().open(job.recipe(), job.history().pins().orElseThrow())) {
            TrainingState from =
                    new Beginning(means.models(), means.blobs()).of(trainee, job, states.newest(tenure.entries()));
            try (LiveFolder folder = telling.folder(tenure, from.imagesShown())) {
                StepReporter reporter = telling.reporter(tenure, folder, from.imagesShown());
                try (Scribe scribe = new Scribe(tenure, states, publisher, reporter::take, means.stateEvery())) {
                    TrainingLoop loop = loop(tenure, trainee, scribe, reporter, lookout(tenure, trainee, from));
                    return end(tenure, outbox, reporter, loop.trainFrom(from.imagesShown()));
                }
            }
        }
    }

    private static Lookout lookout(Tenure tenure, Trainee trainee, TrainingState from) {
        Memory memory = from.guard().map(Memory::of).orElse(Memory.NONE);
        return new Lookout(tenure.job().recipe().program().guard(), trainee.eye(), memory, tenure::verdict);
    }

    private TrainingLoop loop(Tenure tenure, Trainee trainee, Scribe scribe, StepReporter reporter, Lookout lookout) {
        Job job = tenure.job();
        return new TrainingLoop(
                job.id(),
                job.recipe().program().schedule(),
                CheckpointPlan.of(job.recipe().program()),
                job.history().course(),
                lookout,
                trainee,
                scribe,
                reporter,
                () -> stop.getAsBoolean() || tenure.pauseAsked());
    }

    private boolean end(Tenure tenure, Outbox outbox, StepReporter reporter, Ending ending)
            throws InterruptedException {
        Recovery recovery = new Recovery(tenure, outbox, means.models(), means.blobs());
        if (ending instanceof Ending.Collapsed collapsed) {
            return recovery.from(collapsed.reached().imagesShown(), collapsed.alarm(), reporter.take());
        }
        if (ending instanceof Ending.Diverged diverged) {
            return recovery.from(diverged.reached().imagesShown(), diverged.alarm(), reporter.take());
        }
        if (ending instanceof Ending.Finished) {
            outbox.awaitDelivery();
            tenure.append(new LogEntry.Succeeded(Nonce.next(), tenure.attempt()));
        } else {
            tenure.append(new LogEntry.Released(Nonce.next(), tenure.attempt()));
        }
        return false;
    }
}
