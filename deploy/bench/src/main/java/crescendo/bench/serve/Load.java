package crescendo.bench.serve;

import crescendo.bench.Figure;
import crescendo.cli.Complaint;
import crescendo.contracts.Name;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/** Two ways to press: clients that ask again once they are answered, and questions at a rate that does not heed the answers. */
final class Load implements AutoCloseable {
    /** Questions without an answer that one load may have: beyond them it waits, and asks less than it was told to. */
    private static final int OPEN = 512;

    private final Client client;
    private final ExecutorService askers = Executors.newCachedThreadPool();
    private final Queue<Client.Answer> answers = new ConcurrentLinkedQueue<>();

    Load(URI service, Name model) {
        this.client = new Client(service, model, OPEN);
    }

    /** @param clients that each ask again as soon as they are answered */
    LoadFigures crowd(String way, int clients, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return crowdWhile(way, clients, () -> System.nanoTime() < end);
    }

    /** The same for as long as {@code goOn} says so. */
    LoadFigures crowdWhile(String way, int clients, BooleanSupplier goOn) {
        return pressed(way, clients, client -> {
            do answers.add(this.client.ask("client-" + client));
            while (goOn.getAsBoolean());
        });
    }

    /** @param perSecond questions, in equal distances, by {@code clients} in turn */
    LoadFigures rate(String way, double perSecond, int clients, double seconds) {
        long start = System.nanoTime();
        long count = (long) (perSecond * seconds);
        AtomicLong next = new AtomicLong();
        return pressed(way, OPEN, asker -> {
            for (long i; (i = next.getAndIncrement()) < count; ) {
                awaitTime(start + (long) (i / perSecond * 1e9));
                answers.add(client.ask("client-" + i % clients));
            }
        });
    }

    /** @param asking what one of the threads does, which are numbered from 0 */
    private LoadFigures pressed(String way, int threads, IntConsumer asking) {
        long start = System.nanoTime();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int number = i;
            all.add(askers.submit(() -> asking.accept(number)));
        }
        all.forEach(Load::await);
        return figures(way, (System.nanoTime() - start) / 1e9);
    }

    private static void await(Future<?> asking) {
        try {
            asking.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Complaint complaint) throw complaint;
            throw new IllegalStateException("asking failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) LockSupport.parkNanos(left);
    }

    private LoadFigures figures(String way, double seconds) {
        double[] served = answers.stream()
                .filter(answer -> answer.status() == 200)
                .mapToDouble(Client.Answer::millis)
                .sorted()
                .toArray();
        long refused = answers.stream().filter(answer -> answer.status() == 429).count();
        long asked = answers.size();
        answers.clear();
        return new LoadFigures(
                way,
                Figure.rounded(asked / seconds),
                Figure.rounded(served.length / seconds),
                Figure.rounded(quantile(served, 0.5)),
                Figure.rounded(quantile(served, 0.99)),
                refused,
                asked - served.length - refused);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    @Override
    public void close() {
        askers.shutdownNow();
        client.close();
    }
}
