package crescendo.bench.threads;

import crescendo.bench.Figure;
import crescendo.bench.sample.DirectSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * One way of giving cores to runs.
 *
 * @param runs     at once
 * @param threads  of each
 * @param spinning whether threads without work wait for it in a loop
 */
record Share(int runs, int threads, boolean spinning) {
    /** A core each, all cores together with and without spinning. */
    static List<Share> all(int cores) {
        return cores == 1
                ? List.of(new Share(1, 1, false))
                : List.of(
                        new Share(1, 1, false),
                        new Share(cores, 1, false),
                        new Share(1, cores, false),
                        new Share(1, cores, true));
    }

    /** What was met with it: images, or tiles, a second of all runs, and what one run took. */
    record Met(double perSecond, double medianMillis) {}

    /** @param what names the file in a complaint */
    DirectSession open(String what, byte[] onnx) {
        return new DirectSession(what, onnx, threads, spinning);
    }

    /** Goes on for so many seconds. */
    Met press(DirectSession session, Task task, double seconds) {
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        try {
            List<CompletableFuture<List<Double>>> all = IntStream.range(0, runs)
                    .mapToObj(run -> CompletableFuture.supplyAsync(() -> until(end, session, task), threads))
                    .toList();
            double[] millis = all.stream()
                    .flatMap(run -> run.join().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return new Met(millis.length * task.images() / ((System.nanoTime() - start) / 1e9), Figure.median(millis));
        } finally {
            awaitEnd(threads);
        }
    }

    // Whoever hears that one has failed closes what the others still run.
    private static void awaitEnd(ExecutorService threads) {
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) Thread.currentThread().interrupt();
    }

    private static List<Double> until(long end, DirectSession session, Task task) {
        List<Double> millis = new ArrayList<>();
        do {
            long start = System.nanoTime();
            task.run(session);
            millis.add((System.nanoTime() - start) / 1e6);
        } while (System.nanoTime() < end);
        return millis;
    }
}
