package crescendo.bench.serve;

import crescendo.bench.Figure;
import crescendo.cli.Complaint;
import crescendo.contracts.Name;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Two ways to press: clients that ask again once they are answered, and questions that come when they come, whatever the answers do. */
final class Load implements AutoCloseable {
    /** Questions without an answer that one load may have: what would be more is not asked, and so less than was to be. */
    private static final int OPEN = 1024;

    private static final double NANOS = 1e9;

    private final Client client;

    Load(URI service, Name model) {
        this.client = new Client(service, model, OPEN);
    }

    /** @param clients that each ask again as soon as they are answered */
    LoadFigures crowd(String way, int clients, double seconds) {
        long end = System.nanoTime() + (long) (seconds * NANOS);
        return crowdWhile(way, clients, () -> System.nanoTime() < end);
    }

    /** The same until they have asked so often, all together. */
    LoadFigures crowdOf(String way, int clients, int questions) {
        AtomicLong left = new AtomicLong(questions - clients); // each asks before it looks whether to go on
        return crowdWhile(way, clients, () -> left.getAndDecrement() > 0);
    }

    /** The same for as long as {@code goOn} says so. */
    LoadFigures crowdWhile(String way, int clients, BooleanSupplier goOn) {
        Answers answers = new Answers();
        long start = System.nanoTime();
        CompletableFuture<?>[] all = new CompletableFuture<?>[clients];
        for (int i = 0; i < clients; i++) {
            all[i] = new CompletableFuture<Void>();
            askOn("client-" + i, goOn, answers, all[i]);
        }
        await(CompletableFuture.allOf(all));
        return figures(way, answers, start);
    }

    private void askOn(String name, BooleanSupplier goOn, Answers answers, CompletableFuture<?> end) {
        client.ask(name, System.nanoTime()).onComplete(asked -> {
            if (asked.failed()) {
                end.completeExceptionally(asked.cause());
                return;
            }
            answers.add(asked.result());
            if (goOn.getAsBoolean()) askOn(name, goOn, answers, end);
            else end.complete(null);
        });
    }

    /** @param clients that ask in turn */
    LoadFigures rate(String way, Arrivals arrivals, int clients, double seconds) {
        Answers answers = new Answers();
        Semaphore open = new Semaphore(OPEN);
        CompletableFuture<Void> failed = new CompletableFuture<>();
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS);
        long due = start;
        for (long i = 0; due < end && !failed.isDone(); i++) {
            awaitTime(due);
            if (open.tryAcquire())
                client.ask("client-" + i % clients, due).onComplete(asked -> {
                    if (asked.succeeded()) answers.add(asked.result());
                    else failed.completeExceptionally(asked.cause());
                    open.release();
                });
            due += (long) (arrivals.nextGap() * NANOS);
        }
        awaitAll(open);
        if (failed.isDone()) await(failed);
        return figures(way, answers, start);
    }

    static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private static void awaitAll(Semaphore open) {
        try {
            if (!open.tryAcquire(OPEN, 2, TimeUnit.MINUTES))
                throw Complaint.failed("the inference service leaves questions without an answer");
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void await(CompletableFuture<?> asking) {
        try {
            asking.get();
        } catch (ExecutionException e) {
            throw new Complaint(
                    1, "the inference service does not answer: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static Complaint interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Complaint(1, "interrupted while asking", e);
    }

    static LoadFigures figures(String way, Answers answers, long start) {
        double seconds = (System.nanoTime() - start) / NANOS;
        double[] served = answers.millis();
        long asked = served.length + answers.refused() + answers.failed();
        return new LoadFigures(
                way,
                Figure.rounded(asked / seconds),
                Figure.rounded(served.length / seconds),
                Figure.rounded(quantile(served, 0.5)),
                Figure.rounded(quantile(served, 0.99)),
                answers.refused(),
                answers.failed());
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    @Override
    public void close() {
        client.close();
    }
}
