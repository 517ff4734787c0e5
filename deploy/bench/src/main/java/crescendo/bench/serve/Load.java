package crescendo.bench.serve;

import crescendo.bench.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Two ways to press: clients that ask again once they are answered, and questions at a rate that does not heed the answers. */
final class Load {
    private final Client client;
    private final Queue<Client.Answer> answers = new ConcurrentLinkedQueue<>();

    Load(Client client) {
        this.client = client;
    }

    /** @param clients that each ask again as soon as they are answered */
    LoadFigures crowd(String way, int clients, double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return crowdWhile(way, clients, () -> System.nanoTime() < end);
    }

    /** The same for as long as {@code goOn} says so. */
    LoadFigures crowdWhile(String way, int clients, BooleanSupplier goOn) {
        long start = System.nanoTime();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (int i = 0; i < clients; i++) all.add(again("client-" + i, goOn));
        all.forEach(CompletableFuture::join);
        return figures(way, (System.nanoTime() - start) / 1e9);
    }

    private CompletableFuture<Void> again(String name, BooleanSupplier goOn) {
        return client.ask(name).thenComposeAsync(answer -> {
            answers.add(answer);
            return goOn.getAsBoolean() ? again(name, goOn) : CompletableFuture.completedFuture(null);
        });
    }

    /** @param perSecond questions, in equal distances, by {@code clients} in turn */
    LoadFigures rate(String way, double perSecond, int clients, double seconds) {
        long start = System.nanoTime();
        long count = (long) (perSecond * seconds);
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            long due = start + (long) (i / perSecond * 1e9);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime())
                LockSupport.parkNanos(left);
            all.add(client.ask("client-" + i % clients).thenAccept(answers::add));
        }
        all.forEach(CompletableFuture::join);
        return figures(way, (System.nanoTime() - start) / 1e9);
    }

    private LoadFigures figures(String way, double seconds) {
        double[] served = answers.stream()
                .filter(answer -> answer.status() == 200)
                .mapToDouble(Client.Answer::millis)
                .sorted()
                .toArray();
        long refused = answers.stream().filter(answer -> answer.status() == 429).count();
        long failed = answers.size() - served.length - refused;
        answers.clear();
        return new LoadFigures(
                way,
                Figure.rounded(served.length / seconds),
                Figure.rounded(quantile(served, 0.5)),
                Figure.rounded(quantile(served, 0.99)),
                refused,
                failed);
    }

    private static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
