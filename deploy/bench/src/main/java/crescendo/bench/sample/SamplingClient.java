package crescendo.bench.sample;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Asks an inference service for samples, over connections that stay open. */
public final class SamplingClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI models;
    private final Name model;

    public SamplingClient(URI service, Name model) {
        this.models = service.resolve("/v1/models/");
        this.model = model;
    }

    /** Waits until a version of the model answers. */
    public void awaitServing() {
        await(described -> described.has("serving"));
    }

    /** Waits until this version of the model answers. */
    public void awaitServing(Name version) {
        await(described -> described.path("serving").asText().equals(version.value()));
    }

    private void await(Predicate<JsonNode> serving) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!serves(serving)) {
            if (System.nanoTime() > end)
                throw Complaint.failed(
                        "the inference service does not serve the model after " + PATIENCE.toSeconds() + " s");
            pause();
        }
    }

    private boolean serves(Predicate<JsonNode> serving) {
        HttpResponse<byte[]> reply =
                send(HttpRequest.newBuilder(models.resolve(model.value())).build());
        if (reply.statusCode() != 200) return false;
        JsonNode described = Json.tree(reply.body());
        for (JsonNode version : described.path("versions"))
            if (version.has("refused"))
                throw Complaint.failed("the inference service refuses the generator: " + version.get("refused"));
        return serving.test(described);
    }

    /** @param format {@code raw}, {@code grid} or {@code zip} */
    byte[] images(int count, long seed, String format) {
        HttpRequest request = HttpRequest.newBuilder(models.resolve(model + "/samples"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(Map.of("count", count, "seed", seed, "format", format))))
                .build();
        HttpResponse<byte[]> reply = send(request);
        if (reply.statusCode() != 200)
            throw Complaint.failed(
                    "the inference service said " + reply.statusCode() + ": " + new String(reply.body()));
        return reply.body();
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new Complaint(1, "the inference service is gone: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while sampling", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Complaint(1, "interrupted while waiting for the inference service", e);
        }
    }
}
