package crescendo.bench.serve;

import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Asks for one image at a time, without waiting for the answers before. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicLong seed = new AtomicLong();
    private final URI samples;

    Client(URI service, Name model) {
        this.samples = service.resolve("/v1/models/" + model + "/samples");
    }

    /** @param millis from the question to the whole answer */
    record Answer(int status, double millis) {}

    /** @param name of who asks: names take turns */
    CompletableFuture<Answer> ask(String name) {
        HttpRequest request = HttpRequest.newBuilder(samples)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Crescendo-Client", name)
                .POST(BodyPublishers.ofByteArray(
                        Json.write(Map.of("count", 1, "seed", seed.incrementAndGet(), "format", "raw"))))
                .build();
        long asked = System.nanoTime();
        return http.sendAsync(request, BodyHandlers.ofByteArray())
                .thenApply(reply -> new Answer(reply.statusCode(), (System.nanoTime() - asked) / 1e6))
                .exceptionally(failure -> {
                    throw new Complaint(1, "the inference service does not answer: " + failure.getMessage(), failure);
                });
    }
}
