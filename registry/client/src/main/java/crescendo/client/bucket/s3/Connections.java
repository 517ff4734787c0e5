package crescendo.client.bucket.s3;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** HTTP connections to a store: short to notice that it is away, patient once it answers. */
final class Connections {
    private static final int MAX_REQUESTS = 64;

    private Connections() {}

    /** @param encrypted whether the store is reached over TLS; else nothing of it is made ready, which takes time */
    static OkHttpClient client(boolean encrypted) {
        Dispatcher dispatcher = new Dispatcher(daemons());
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionSpecs(List.of(encrypted ? ConnectionSpec.MODERN_TLS : ConnectionSpec.CLEARTEXT))
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
