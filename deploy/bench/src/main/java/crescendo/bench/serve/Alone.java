package crescendo.bench.serve;

import crescendo.bench.serve.Client.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;

/**
 * ONNX Runtime called directly, an image a run on each of some threads, asked as a service is: what the machine gives without one.
 *
 * @param threads that make images
 * @param image   makes one; several threads do so at once
 */
record Alone(int threads, Runnable image) {
    private static final double NANOS = 1e9;

    /** As fast as they can. */
    LoadFigures crowd(String way, double seconds) {
        return met(way, number -> 0, seconds);
    }

    /** In equal distances, each taken by whichever thread is free. @param perSecond images */
    LoadFigures rate(String way, double perSecond, double seconds) {
        return met(way, number -> (long) (number * NANOS / perSecond), seconds);
    }

    /** @param due nanoseconds from the start, by the number of the image; 0 where it is as soon as a thread is free */
    private LoadFigures met(String way, LongUnaryOperator due, double seconds) {
        Answers answers = new Answers();
        AtomicLong next = new AtomicLong(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        long end = start + (long) (seconds * NANOS);
        try {
            Stream.generate(() -> CompletableFuture.runAsync(() -> make(next, due, start, end, answers), pool))
                    .limit(threads)
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            pool.shutdown();
        }
        return Load.figures(way, answers, start);
    }

    private void make(AtomicLong next, LongUnaryOperator due, long start, long end, Answers answers) {
        while (true) {
            long after = due.applyAsLong(next.getAndIncrement());
            long from = after == 0 ? System.nanoTime() : start + after;
            if (from >= end) return;
            Load.awaitTime(from);
            image.run();
            answers.add(new Answer(200, (System.nanoTime() - from) / 1e6));
        }
    }
}
