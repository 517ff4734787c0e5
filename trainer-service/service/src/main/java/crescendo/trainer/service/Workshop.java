package crescendo.trainer.service;

import crescendo.client.log.LogView;
import crescendo.contracts.Name;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.Topic;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Worker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The workers, and the news that they go by. */
public final class Workshop implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Workshop.class);

    private final String brokers;
    private final JobNews news;
    private final List<Worker> workers;
    private final Duration grace;
    private final List<Thread> threads = new ArrayList<>();
    private LogView view;

    public Workshop(String brokers, JobNews news, List<Worker> workers, Duration grace) {
        this.brokers = brokers;
        this.news = news;
        this.workers = List.copyOf(workers);
        this.grace = grace;
    }

    /** Begins to work once all news from before are read. */
    public synchronized void open() {
        view = LogView.fromBeginning(brokers, Topic.JOBS, new News(news));
        view.caughtUp().thenRun(this::begin);
    }

    private synchronized void begin() {
        for (Worker worker : workers) {
            Thread thread = new Thread(worker, "worker-" + threads.size());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Lets every job at hand be released with its state, as far as the time of grace allows. */
    @Override
    public synchronized void close() {
        workers.forEach(Worker::stop);
        news.wake();
        long end = System.nanoTime() + grace.toNanos();
        for (Thread thread : threads) {
            if (!joined(thread, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime()))) {
                LOG.warnf("%s did not end within %s; its job will be taken over", thread.getName(), grace);
                thread.interrupt();
            }
        }
        if (view != null) {
            view.close();
        }
    }

    private static boolean joined(Thread thread, long millis) {
        try {
            thread.join(Math.max(1, millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    private record News(JobNews news) implements LogView.Handler {
        @Override
        public void handle(String key, byte[] value) {
            handle(key, value, System.currentTimeMillis());
        }

        @Override
        public void handle(String key, byte[] value, long time) {
            if (value == null) {
                news.forget(new Name(key));
            } else {
                news.hear(CloudEvents.read(value, JobChanged.class), time);
            }
        }
    }
}
