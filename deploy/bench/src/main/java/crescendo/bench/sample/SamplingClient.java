package crescendo.bench.sample;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.bench.workplace.RemoteModel;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/** Asks an inference service for samples, over connections that stay open. */
public final class SamplingClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RemoteModel model;

    public SamplingClient(URI service, Name model) {
        this.model = new RemoteModel(service, model, "sampling");
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
        if (!model.await(PATIENCE, described -> serves(described, serving)))
            throw Complaint.failed(
                    "the inference service does not serve the model after " + PATIENCE.toSeconds() + " s");
    }

    private static boolean serves(JsonNode described, Predicate<JsonNode> serving) {
        for (JsonNode version : described.path("versions"))
            if (version.has("refused"))
                throw Complaint.failed("the inference service refuses the generator: " + version.get("refused"));
        return serving.test(described);
    }

    /** @param format {@code raw}, {@code grid} or {@code zip} */
    byte[] images(int count, long seed, String format) {
        HttpRequest request = model.request("/samples")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.write(Map.of("count", count, "seed", seed, "format", format))))
                .build();
        HttpResponse<byte[]> reply = model.send(request, BodyHandlers.ofByteArray());
        if (reply.statusCode() != 200)
            throw Complaint.failed(
                    "the inference service said " + reply.statusCode() + ": " + new String(reply.body()));
        return reply.body();
    }
}
