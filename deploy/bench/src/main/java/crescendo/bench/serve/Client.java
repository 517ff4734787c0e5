package crescendo.bench.serve;

import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Asks for one image at a time on the thread that calls, over connections that stay open: it shares the cores with whom it asks. */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final MediaType JSON = MediaType.get("application/json");

    private final ConnectionPool connections;
    private final OkHttpClient http;
    private final AtomicLong seed = new AtomicLong();
    private final String samples;

    /** @param connections kept open at the most */
    Client(URI service, Name model, int connections) {
        this.connections = new ConnectionPool(connections, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        this.http = new OkHttpClient.Builder()
                .connectionPool(this.connections)
                .callTimeout(PATIENCE)
                .readTimeout(Duration.ZERO)
                .build();
        this.samples = service.resolve("/v1/models/" + model + "/samples").toString();
    }

    /** @param millis from the question to the whole answer */
    record Answer(int status, double millis) {}

    /**
     * @param name of who asks: names take turns
     * @throws Complaint where there is no answer
     */
    Answer ask(String name) {
        byte[] wish = Json.write(Map.of("count", 1, "seed", seed.incrementAndGet(), "format", "raw"));
        Request request = new Request.Builder()
                .url(samples)
                .header("Crescendo-Client", name)
                .post(RequestBody.create(wish, JSON))
                .build();
        long asked = System.nanoTime();
        try (Response reply = http.newCall(request).execute()) {
            reply.body().bytes();
            return new Answer(reply.code(), (System.nanoTime() - asked) / 1e6);
        } catch (IOException e) {
            throw new Complaint(1, "the inference service does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        connections.evictAll();
    }
}
