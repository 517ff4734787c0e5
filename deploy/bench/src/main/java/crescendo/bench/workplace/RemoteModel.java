package crescendo.bench.workplace;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** One model of an inference service, over connections that stay open. */
public final class RemoteModel {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String doing;

    /** @param doing what is asked of it, for the person who is told that it was interrupted */
    public RemoteModel(URI service, Name model, String doing) {
        this.address = service.resolve("/v1/models/" + model);
        this.doing = doing;
    }

    /** @param path below the model, with a slash before it; empty for the model itself */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new Complaint(1, "the inference service is gone: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(doing, e);
        }
    }

    /**
     * Waits until the service says of the model what is waited for.
     *
     * @return whether it did so in time
     */
    public boolean await(Duration patience, Predicate<JsonNode> said) {
        long end = System.nanoTime() + patience.toNanos();
        while (!says(said)) {
            if (System.nanoTime() > end) return false;
            pause();
        }
        return true;
    }

    private boolean says(Predicate<JsonNode> said) {
        HttpResponse<byte[]> reply = send(request("").build(), BodyHandlers.ofByteArray());
        return reply.statusCode() == 200 && said.test(Json.tree(reply.body()));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            throw interrupted("waiting for the inference service", e);
        }
    }

    private static Complaint interrupted(String doing, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Complaint(1, "interrupted while " + doing, e);
    }
}
