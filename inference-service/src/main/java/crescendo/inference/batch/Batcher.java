package crescendo.inference.batch;

import crescendo.inference.batch.Line.Part;
import crescendo.inference.batch.Lines.Run;
import crescendo.inference.runtime.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * Joins what several requests want of a generator into runs, on a few threads of its own. Each generator has a line; lines take
 * turns, and so do the clients in them. What nobody waits for any more is not run.
 */
public final class Batcher implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Batcher.class);
    private static final long FINISH_SECONDS = 10;

    private final Pace pace;
    private final Runs told;
    private final LongSupplier nanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Lines lines;
    private final List<Thread> workers = new ArrayList<>();
    private int idle;
    private int free;
    private boolean closing;

    /** @param told of every run */
    public Batcher(Pace pace, Runs told) {
        this(pace, told, System::nanoTime);
    }

    Batcher(Pace pace, Runs told, LongSupplier nanos) {
        this.pace = pace;
        this.told = told;
        this.nanos = nanos;
        this.lines = new Lines();
        this.free = pace.workers();
        for (int i = 1; i <= pace.workers(); i++) {
            Thread worker = new Thread(this::work, "sampler-" + i);
            worker.setDaemon(true);
            workers.add(worker);
        }
        workers.forEach(Thread::start);
    }

    /** An order that was taken. */
    public static final class Pending {
        private final Work work;
        private final CompletableFuture<Answer> answer;

        private Pending(Work work) {
            this.work = work;
            this.answer = work.answer().exceptionally(failure -> {
                throw failure instanceof TimeoutException
                        ? new Late(work.order().patience())
                        : new CompletionException(failure);
            });
        }

        /** @throws Late in it, where the patience has ended */
        public CompletableFuture<Answer> answer() {
            return answer;
        }

        /** Nobody waits for the answer any more: what has not begun will not. */
        public void abandon() {
            work.answer().cancel(false);
        }
    }

    /** Takes an order; the answer comes on a worker's thread. */
    public Pending submit(Order order) {
        Work work = new Work(order, nanos.getAsLong());
        Pending pending = new Pending(work);
        work.answer().whenComplete((answer, failure) -> settle(work));
        work.answer().orTimeout(order.patience().toNanos(), TimeUnit.NANOSECONDS);
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("the service is about to end");
            }
            if (!work.answer().isDone()) {
                lines.join(work); // last: what is thrown before it leaves nothing that runs
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
        return pending;
    }

    // Whoever ends last, the answer or a run, lets go of the generator.
    private void settle(Work work) {
        boolean release;
        lock.lock();
        try {
            if (work.answer().isDone()) {
                lines.leave(work);
                changed.signal(); // whoever came behind it need not wait for its places
            }
            release = work.release();
        } finally {
            lock.unlock();
        }
        if (release) {
            harmless("letting go of a generator", work.order().told()::released);
        }
    }

    // Neither whoever asked nor the thread that ran for them is to blame, and a worker that ends is missed by all.
    private static void harmless(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error fault) {
            LOG.errorf(fault, "%s failed: %s", what, fault.getMessage());
        }
    }

    /** Samples that wait for a run. */
    public int waiting() {
        lock.lock();
        try {
            return lines.waiting();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        try {
            for (Run run = next(0); run != null; run = next(places(run.generator()))) {
                run(run);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for the next run.
     *
     * @param givenBack places of the run before
     * @return nothing, as null, once there will be nothing more
     */
    private Run next(int givenBack) throws InterruptedException {
        lock.lock();
        idle++;
        free += givenBack;
        try {
            while (true) {
                long now = nanos.getAsLong();
                long delay = closing ? 0 : pace.delay().toNanos();
                Optional<Generator> ripe = lines.ripe(delay, now);
                if (ripe.isPresent() && places(ripe.get()) <= free) {
                    return taken(ripe.get(), now);
                }
                if (lines.isEmpty() && closing) {
                    changed.signalAll(); // others wait for places that nobody wants any more
                    return null;
                }
                // whose turn it is waits for enough places, and nobody passes
                await(ripe.isPresent() ? Long.MAX_VALUE : lines.ripeIn(delay, now));
            }
        } finally {
            idle--;
            lock.unlock();
        }
    }

    private void await(long soonest) throws InterruptedException {
        if (soonest == Long.MAX_VALUE) {
            changed.await();
        } else {
            changed.awaitNanos(soonest);
        }
    }

    private Run taken(Generator generator, long now) {
        int places = places(generator);
        Run run = lines.take(generator, Math.max(1, Math.min(idle, free) / places), now);
        free -= places;
        if (closing) {
            changed.signalAll();
        } else if (!lines.isEmpty()) {
            changed.signal();
        }
        return run;
    }

    private int places(Generator generator) {
        return Math.min(generator.places(), pace.workers());
    }

    private void run(Run run) {
        long start = nanos.getAsLong();
        RuntimeException failure = null;
        try {
            run.generator().generate(run.parts().stream().map(Part::slice).toList());
        } catch (RuntimeException e) {
            failure = e;
        } catch (Error e) {
            // such as no memory for this run: whoever waits is told, and what it holds is given back
            failure = new IllegalStateException("a run failed: " + e, e);
        }
        long took = nanos.getAsLong() - start;
        harmless(
                "telling of a run",
                () -> told.ran(run.parts().get(0).work().order().model(), samples(run), took));
        for (Part part : run.parts()) {
            ended(part, took, failure);
        }
    }

    private static int samples(Run run) {
        return run.parts().stream().mapToInt(part -> part.slice().count()).sum();
    }

    private void ended(Part part, long took, RuntimeException failure) {
        Work work = part.work();
        boolean all;
        lock.lock();
        try {
            all = work.ended(part.slice().count(), took);
        } finally {
            lock.unlock();
        }
        harmless(
                "telling of samples",
                () -> work.order().told().made(part.slice().count()));
        if (failure != null) {
            work.answer().completeExceptionally(failure);
        } else if (all) {
            work.answer().complete(work.told());
        }
        settle(work);
    }

    /** Takes nothing more, and finishes what it took. */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(FINISH_SECONDS);
            for (Thread worker : workers) {
                // a wait of nothing would be one without end
                worker.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
