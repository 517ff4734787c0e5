package crescendo.client.bucket.s3;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** HTTP connections to a store: short to notice that it is away, patient once it answers. */
final class Connections {
    private static final int MAX_REQUESTS = 64;

    private Connections() {}

    static OkHttpClient client() {
        Dispatcher dispatcher = new Dispatcher(daemons());
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectTimeout(Duration.ofSeconds(3))
                .readTimeout(Duration.ofSeconds(30))
                .writeTimeout(Duration.ofSeconds(30))
                .build();
    }

    /** Threads that do not keep a finished program alive. */
    private static ExecutorService daemons() {
        return new ThreadPoolExecutor(0, MAX_REQUESTS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "store");
            thread.setDaemon(true);
            return thread;
        });
    }
}
