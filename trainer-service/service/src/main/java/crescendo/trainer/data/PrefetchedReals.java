package crescendo.trainer.data;

import crescendo.contracts.schedule.GrowthSchedule;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.engine.Batch;
import crescendo.trainer.loop.Reals;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads the next step's images while a step trains. Since the images of a position are a pure function of it, whoever asks for
 * another position than the next gets the same as without, only later.
 *
 * <p>For one thread that asks, beside the one that reads. Closing waits for what is being read.
 */
public final class PrefetchedReals implements Reals {
    private record Ahead(Position at, Future<Batch> batch) {}

    private final Reals reals;
    private final GrowthSchedule schedule;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "reads-ahead");
        thread.setDaemon(true);
        return thread;
    });
    private Ahead ahead;

    public PrefetchedReals(Reals reals, GrowthSchedule schedule) {
        this.reals = reals;
        this.schedule = schedule;
    }

    @Override
    public Batch batch(Position at) throws InterruptedException {
        Ahead ready = ahead;
        ahead = null;
        Batch batch = ready != null && ready.at.equals(at) ? finished(ready) : reals.batch(at);
        long next = at.imagesShown() + at.phase().minibatch();
        if (next < schedule.totalImages()) ahead = begun(schedule.at(next));
        return batch;
    }

    private Ahead begun(Position at) {
        return new Ahead(at, reader.submit(() -> reals.batch(at)));
    }

    private static Batch finished(Ahead ready) throws InterruptedException {
        try {
            return ready.batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) throw failure;
            throw new IllegalStateException("the next images cannot be read", e.getCause());
        }
    }

    @Override
    public void close() {
        ahead = null;
        reader.shutdown();
        try {
            boolean ended = false;
            while (!ended) ended = reader.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // who is in a hurry leaves the reader to end by itself
        }
        reals.close();
    }
}
