package crescendo.inference.upscaling.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/**
 * Goes through things several at once.
 *
 * @param atOnce at most
 * @param others run all but those of the thread that asks
 */
public record Lanes(int atOnce, Executor others) {
    public Lanes {
        if (atOnce < 1) {
            throw new IllegalArgumentException("atOnce must be at least 1, not " + atOnce);
        }
    }

    /** Of so many things, what one lane has at least, if each is to have some. */
    public int share(int things) {
        return (things + atOnce - 1) / atOnce;
    }

    /** Of so many things, as many as keep all lanes going to their end; none where there is one lane. */
    public int whole(int things) {
        return atOnce == 1 ? 0 : things - things % atOnce;
    }

    /** Returns once none goes on any more, however they end. Where one fails no others are begun, and what it failed with is thrown. */
    public void run(List<Runnable> all) {
        Queue<Runnable> left = new ConcurrentLinkedQueue<>(all);
        List<CompletableFuture<Void>> beside = new ArrayList<>();
        try {
            for (int lane = 1; lane < Math.min(atOnce, all.size()); lane++) {
                beside.add(CompletableFuture.runAsync(() -> empty(left), others));
            }
            empty(left);
        } finally {
            beside.forEach(lane -> lane.exceptionally(fault -> null).join());
        }
        beside.forEach(Lanes::requireDone);
    }

    private static void empty(Queue<Runnable> left) {
        try {
            for (Runnable next = left.poll(); next != null; next = left.poll()) {
                next.run();
            }
        } finally {
            left.clear();
        }
    }

    private static void requireDone(CompletableFuture<Void> lane) {
        try {
            lane.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw failure;
        }
    }
}
