package crescendo.bench.serve;

import crescendo.contracts.Json;
import crescendo.contracts.Name;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for one image at a time, over connections that stay open, all on one thread: it may share the cores with whom it asks. */
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context thread = vertx.getOrCreateContext();
    private final HttpClient http;
    private final URI service;
    private final String path;
    private final AtomicLong seed = new AtomicLong();

    /** @param connections kept open at the most */
    Client(URI service, Name model, int connections) {
        this.http = vertx.createHttpClient(
                new HttpClientOptions().setDecompressionSupported(false).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections).setEventLoopSize(1));
        this.service = service;
        this.path = "/v1/models/" + model + "/samples";
    }

    /** @param millis from when the question was due to the whole answer */
    record Answer(int status, double millis) {}

    /**
     * Asks, without waiting.
     *
     * @param name of who asks: names take turns
     * @param due  when the question was to be asked, by {@link System#nanoTime}
     */
    Future<Answer> ask(String name, long due) {
        Promise<Answer> answer = Promise.promise();
        // an answer may be there before another thread listens
        thread.runOnContext(now -> asked(name, due).onComplete(answer));
        return answer.future();
    }

    private Future<Answer> asked(String name, long due) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(service.getHost())
                .setPort(service.getPort())
                .setURI(path)
                .setTimeout(PATIENCE.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("Crescendo-Client", name);
        return http.request(options).compose(this::send).compose(reply -> reply.body()
                .map(body -> new Answer(reply.statusCode(), (System.nanoTime() - due) / 1e6)));
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        byte[] wish = Json.write(Map.of("count", 1, "seed", seed.incrementAndGet(), "format", "raw"));
        return request.send(Buffer.buffer(wish));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
