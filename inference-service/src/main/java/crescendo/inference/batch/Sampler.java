package crescendo.inference.batch;

import crescendo.inference.batch.Chunks.Chunk;
import crescendo.inference.runtime.Generator;
import crescendo.inference.runtime.Input;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Runs generators on a few threads of its own, chunk by chunk in the order of arrival. */
public final class Sampler implements AutoCloseable {
    private final ExecutorService workers;

    /** @param workers runs at once; with the threads of a run, no more than the machine has cores */
    public Sampler(int workers) {
        AtomicInteger number = new AtomicInteger();
        this.workers =
                Executors.newFixedThreadPool(workers, work -> new Thread(work, "sampler-" + number.incrementAndGet()));
    }

    /**
     * What a request got.
     *
     * @param images       uint8 NHWC
     * @param computeNanos spent in ONNX Runtime, all chunks together
     */
    public record Answer(byte[] images, long computeNanos) {}

    /** One image per row of {@code input}. Waits for its turn. */
    public Answer sample(Generator generator, Input input) {
        int count = input.latents().length / generator.signature().latentSize();
        byte[] images = new byte[Math.multiplyExact(count, generator.signature().imageBytes())];
        AtomicLong nanos = new AtomicLong();
        List<CompletableFuture<Void>> runs = Chunks.of(count, generator.maxBatch()).stream()
                .map(chunk -> CompletableFuture.runAsync(
                        () -> nanos.addAndGet(run(generator, input, chunk, images)), workers))
                .toList();
        awaitAll(runs);
        return new Answer(images, nanos.get());
    }

    private static long run(Generator generator, Input input, Chunk chunk, byte[] images) {
        long start = System.nanoTime();
        generator.generate(input, chunk.first(), chunk.count(), images);
        return System.nanoTime() - start;
    }

    // All of them, even after a failure: the generator must not be closed while one runs.
    private static void awaitAll(List<CompletableFuture<Void>> runs) {
        try {
            CompletableFuture.allOf(runs.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Finishes what it took. */
    @Override
    public void close() {
        workers.shutdown();
    }
}
