package crescendo.inference.runtime;

import crescendo.contracts.Latents;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs a generator in every size of run, so that no shape is met first by a user, and finds out which sizes are worth it: beyond
 * some size a run takes longer in proportion, and whoever waits for it gains nothing. So is one row alone not, where it is computed
 * otherwise than beside others, in the last bits: a sample is the same alone and in a batch.
 */
public final class WarmUp {
    /** Of the least time a row takes in any size: what a smaller run may take more. What a run costs around it is not in that time. */
    private static final double MORE = 1.03;

    /** Samples that are tried alone and beside another: what adds up in another order gives others of their thousands of numbers. */
    private static final int TRIED = 2;

    private static final long SEED = 1;

    /** A size is timed so often, unless that takes long. */
    private static final int TIMES = 3;

    private static final long LONG_NANOS = 100_000_000;

    /** What a sample takes at least, on one core, where all cores are tried for it: below they never paid. */
    private static final double CORES_FROM_NANOS = 4e6;

    /**
     * What a sample may take of all cores, counted together, as a share of what it takes of one. Where requests are read and answered
     * beside it, such a run waits for whichever core is held up: of networks that took the same either way all cores made a tenth less.
     */
    private static final double SHARE_OF_ALL_CORES = 0.95;

    private WarmUp() {}

    /** The generator, with runs as large as it pays. */
    public static Generator of(Generator generator) {
        int least = isSameAlone(generator) ? 1 : Buckets.PAIR;
        Generator all = generator.within(new Buckets(generator.maxBatch(), least), 0);
        NavigableMap<Integer, Double> nanosByRows = new TreeMap<>();
        for (int rows : all.buckets().sizes()) {
            int samples = Math.min(rows, all.maxBatch());
            // the first run of a shape is slow: it lays out its memory
            run(all, samples);
            nanosByRows.put(samples, (double) least(all, samples));
        }
        int samples = worthwhile(nanosByRows);
        return all.within(new Buckets(samples, least), nanosByRows.get(samples) * all.places() / samples);
    }

    private static boolean isSameAlone(Generator generator) {
        Signature signature = generator.signature();
        Input drawn = new Input(
                Latents.normal(SEED, 0, TRIED, signature.latentSize()),
                new long[signature.classes().isEmpty() ? 0 : TRIED]);
        return Arrays.equals(
                generator.within(new Buckets(1, 1), 0).all(drawn).raw(),
                generator.within(new Buckets(1, Buckets.PAIR), 0).all(drawn).raw());
    }

    /**
     * What a sample takes where full runs go on side by side, as they do under load: they share caches and memory. No run goes on any
     * more once this ends, however it does.
     *
     * @param runs at once
     * @return nanoseconds of one core
     */
    public static double sideBySide(Generator generator, int runs) {
        return sideBySide(runs, () -> {
                    run(generator, generator.maxBatch()); // a thread's first run lays out memory of its own
                    return least(generator, generator.maxBatch());
                })
                / generator.maxBatch();
    }

    /**
     * The same of anything that is run and says what it takes.
     *
     * @return the mean of what they say
     */
    public static double sideBySide(int runs, Supplier<Long> run) {
        ExecutorService threads = Executors.newFixedThreadPool(runs);
        try {
            List<CompletableFuture<Long>> all = Stream.generate(() -> CompletableFuture.supplyAsync(run, threads))
                    .limit(runs)
                    .toList();
            return all.stream().mapToLong(CompletableFuture::join).average().orElseThrow();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        } finally {
            awaitEnd(threads);
        }
    }

    // Whoever hears that one has failed may close what the others still run.
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
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Whether all cores may be worth trying for one run, one after the other, in place of a core for each: small networks are no faster
     * with more threads, which wait for each other at every layer.
     *
     * @param nanosAlone what a sample takes of one core
     */
    public static boolean coresMayPay(double nanosAlone) {
        return nanosAlone >= CORES_FROM_NANOS;
    }

    /**
     * Whether they are.
     *
     * @param nanosSideBySide what a sample takes of one core while the others have runs of their own
     * @param nanosTogether   what it takes of all cores that share its run, counted together
     */
    public static boolean coresPay(double nanosSideBySide, double nanosTogether) {
        return nanosTogether <= SHARE_OF_ALL_CORES * nanosSideBySide;
    }

    /**
     * The smallest size of run in which a row takes hardly longer than in the best.
     *
     * @param nanosByRows what a run takes, by its rows
     */
    static int worthwhile(NavigableMap<Integer, Double> nanosByRows) {
        double best = nanosByRows.entrySet().stream()
                .mapToDouble(run -> run.getValue() / run.getKey())
                .min()
                .orElseThrow();
        return nanosByRows.entrySet().stream()
                .filter(run -> run.getValue() / run.getKey() <= MORE * best)
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static long least(Generator generator, int samples) {
        long least = Long.MAX_VALUE;
        long all = 0;
        for (int i = 0; i < TIMES && all < LONG_NANOS; i++) {
            long took = run(generator, samples);
            all += took;
            least = Math.min(least, took);
        }
        return least;
    }

    private static long run(Generator generator, int samples) {
        Signature signature = generator.signature();
        Input blank = new Input(
                new float[Math.multiplyExact(samples, signature.latentSize())],
                new long[signature.classes().isEmpty() ? 0 : samples]);
        Slice slice = new Slice(blank, 0, samples, Output.images(signature, samples));
        long start = System.nanoTime();
        generator.generate(List.of(slice));
        return System.nanoTime() - start;
    }
}
