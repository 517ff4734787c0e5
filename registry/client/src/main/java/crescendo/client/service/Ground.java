package crescendo.client.service;

import crescendo.client.bucket.AtomicityProbe;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.LogUnavailable;
import crescendo.client.log.Topics;
import java.time.Duration;
import java.util.function.Consumer;

/** What every service stands on: a bucket in which one of several writers wins, and the topics. */
public record Ground(S3Bucket bucket, Topics topics) {
    private static final Duration PAUSE = Duration.ofMillis(500);

    /**
     * Makes what is missing, and tries the store. May be done any number of times.
     *
     * @throws StoreUnavailable where the store is away
     * @throws LogUnavailable where the brokers are away
     * @throws crescendo.client.bucket.StoreFault where the store lets two writers win, or wants another account
     * @throws crescendo.client.log.LogFault where the topics are not as they must be
     */
    public void lay() {
        bucket.ensureExists();
        AtomicityProbe.run(bucket);
        topics.ensure();
    }

    /**
     * Lays it, and does what comes next; both again for as long as the store or the brokers are away.
     *
     * @param away is told what is waited for, whenever that is something else than before
     */
    public void layAndThen(Runnable next, Consumer<String> away) throws InterruptedException {
        patiently(
                () -> {
                    lay();
                    next.run();
                },
                away);
    }

    /**
     * For a service that agrees with others on nothing: what comes next is done as soon as there are topics and a bucket that answers, and
     * whether one of several writers wins in it is tried while that is at work. Each again for as long as the store or the brokers are away.
     *
     * @param away as in {@link #layAndThen}
     */
    public void layBehind(Runnable next, Consumer<String> away) throws InterruptedException {
        patiently(
                () -> {
                    bucket.ensureExists();
                    topics.ensure();
                    next.run();
                },
                away);
        patiently(() -> AtomicityProbe.run(bucket), away);
    }

    private static void patiently(Runnable work, Consumer<String> away) throws InterruptedException {
        String waitedFor = "";
        while (true) {
            try {
                work.run();
                return;
            } catch (StoreUnavailable | LogUnavailable e) {
                if (!e.getMessage().equals(waitedFor)) {
                    away.accept(e.getMessage());
                }
                waitedFor = e.getMessage();
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }
}
