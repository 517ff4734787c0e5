package crescendo.bench.sample;

import crescendo.bench.Figure;
import crescendo.cli.Complaint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Clients that each ask again as soon as they are answered.
 *
 * @param clients at once
 * @param seconds that they go on asking for
 */
record Crowd(int clients, double seconds) {
    /**
     * What they saw.
     *
     * @param medianMillis from a question to its answer
     */
    record Seen(double answersPerSecond, double medianMillis) {}

    Seen ask(Runnable question) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        try {
            List<Future<List<Double>>> asking = new ArrayList<>();
            for (int i = 0; i < clients; i++) asking.add(threads.submit(() -> one(question, end)));
            List<Double> millis = new ArrayList<>();
            for (Future<List<Double>> client : asking) millis.addAll(client.get());
            double took = (System.nanoTime() - start) / 1e9;
            double median = Figure.median(
                    millis.stream().mapToDouble(Double::doubleValue).toArray());
            return new Seen(millis.size() / took, median);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while sampling", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Double> one(Runnable question, long end) {
        List<Double> millis = new ArrayList<>();
        do {
            long asked = System.nanoTime();
            question.run();
            millis.add((System.nanoTime() - asked) / 1e6);
        } while (System.nanoTime() < end);
        return millis;
    }
}
