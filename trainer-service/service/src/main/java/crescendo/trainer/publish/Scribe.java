package crescendo.trainer.publish;

import crescendo.client.Nonce;
import crescendo.client.step.PackedSteps;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import crescendo.trainer.loop.Checkpoint;
import crescendo.trainer.loop.Journal;
import crescendo.trainer.state.StateBudget;
import crescendo.trainer.state.StateStore;
import crescendo.trainer.state.TrainingState;
import crescendo.trainer.tenure.Tenure;
import crescendo.trainer.tenure.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes states and checkpoints on a thread of its own, one after the other, in the order that makes them hold: blobs first,
 * then the log's entry, then what is copied from it. Training waits only where two are still to be written.
 */
public final class Scribe implements Journal, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Scribe.class);

    private final Tenure tenure;
    private final StateStore states;
    private final Publisher publisher;
    private final StepSource steps;
    private final long stateEveryNanos;
    private final ExecutorService writer;
    private Future<?> before = CompletableFuture.completedFuture(null);
    private Future<?> writing = before;
    private long lastNanos = System.nanoTime();
    private long wantedNanos = lastNanos;
    private final StateBudget budget = new StateBudget(lastNanos);

    /** Steps that wait for a state to be recorded with. */
    public interface StepSource {
        /** Those since the last call, of which the last has led to the state at hand. */
        Optional<PackedSteps> take();
    }

    public Scribe(Tenure tenure, StateStore states, Publisher publisher, StepSource steps, Duration stateEvery) {
        this.tenure = tenure;
        this.states = states;
        this.publisher = publisher;
        this.steps = steps;
        this.stateEveryNanos = stateEvery.toNanos();
        this.writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "scribe-" + tenure.job().id());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public boolean wantsState() {
        wantedNanos = System.nanoTime();
        return writing.isDone() && wantedNanos - lastNanos >= stateEveryNanos && budget.allows(wantedNanos);
    }

    @Override
    public void save(TrainingState state) throws InterruptedException {
        Optional<PackedSteps> taken = steps.take();
        write(() -> {
            StateRef ref = put(state, taken);
            tenure.append(new LogEntry.State(Nonce.next(), tenure.attempt(), ref));
        });
        budget.spend(System.nanoTime() - wantedNanos);
    }

    @Override
    public void publish(Checkpoint checkpoint, TrainingState state, Optional<Standing> standing)
            throws InterruptedException {
        Optional<PackedSteps> taken = steps.take();
        write(() -> publisher.publish(checkpoint, put(state, taken), standing));
    }

    private StateRef put(TrainingState state, Optional<PackedSteps> taken) {
        tenure.verify();
        return states.put(state, taken);
    }

    private void write(Runnable work) throws InterruptedException {
        Waiting.on(before);
        Future<?> last = writing;
        before = last;
        lastNanos = System.nanoTime();
        writing = writer.submit(() -> {
            Waiting.on(last);
            work.run();
            states.clean(tenure.entries());
            return null;
        });
    }

    @Override
    public void check() throws InterruptedException {
        tenure.requireHeld();
        if (writing.isDone()) {
            settle();
        }
    }

    @Override
    public void settle() throws InterruptedException {
        Waiting.on(writing);
    }

    @Override
    public void close() {
        LOG.debugf("job %s: states took %.2f %% of the time", tenure.job().id(), 100 * budget.share(System.nanoTime()));
        writer.shutdownNow();
        try {
            writer.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
