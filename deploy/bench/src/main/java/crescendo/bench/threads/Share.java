package crescendo.bench.threads;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import crescendo.bench.Figure;
import crescendo.bench.sample.DirectSession;
import crescendo.cli.Complaint;
import crescendo.contracts.Latents;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    /** What was met with it: images a second of all runs, and what one run took. */
    record Met(double perSecond, double medianMillis) {}

    DirectSession open(byte[] onnx) {
        return new DirectSession("the generator", onnx, threads, spinning);
    }

    /** Goes on for so many seconds, with runs of so many rows. */
    Met press(DirectSession session, int latentSize, int rows, double seconds) {
        float[] latents = Latents.normal(1, 0, rows, latentSize);
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        long start = System.nanoTime();
        long end = start + (long) (seconds * 1e9);
        try {
            List<CompletableFuture<List<Double>>> all = IntStream.range(0, runs)
                    .mapToObj(run ->
                            CompletableFuture.supplyAsync(() -> until(end, session, latents, latentSize), threads))
                    .toList();
            double[] millis = all.stream()
                    .flatMap(run -> run.join().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            return new Met(millis.length * rows / ((System.nanoTime() - start) / 1e9), Figure.median(millis));
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

    private static List<Double> until(long end, DirectSession session, float[] latents, int latentSize) {
        List<Double> millis = new ArrayList<>();
        do {
            long start = System.nanoTime();
            run(session, latents, latentSize);
            millis.add((System.nanoTime() - start) / 1e6);
        } while (System.nanoTime() < end);
        return millis;
    }

    private static void run(DirectSession session, float[] latents, int latentSize) {
        long[] shape = {latents.length / latentSize, latentSize};
        try (OnnxTensor in = OnnxTensor.createTensor(session.environment(), FloatBuffer.wrap(latents), shape);
                OrtSession.Result made = session.run(Map.of("latents", in), Set.of("images"))) {
            made.get(0);
        } catch (OrtException e) {
            throw new Complaint(1, "ONNX Runtime failed: " + e.getMessage(), e);
        }
    }
}
