package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.contracts.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Requests to one service; a refusal becomes the line that the service gives as its reason. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Of what may take a service minutes before it answers. */
    private static final Duration LONG_PATIENCE = Duration.ofMinutes(30);

    private static final int TOO_MUCH = 429;

    private final URI base;

    public Http(URI base) {
        this.base = base;
    }

    public JsonNode get(String path) {
        return Json.tree(send(request(path).GET()));
    }

    /** Nothing where there is nothing to tell. */
    public Optional<JsonNode> find(String path) {
        return Optional.of(send(request(path).GET()))
                .filter(body -> body.length > 0)
                .map(Json::tree);
    }

    /** @return the body of the answer */
    public byte[] post(String path, Object body, String accept) {
        byte[] json = body == null ? new byte[0] : Json.write(body);
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json)));
    }

    /** Posts a file, and writes the answer's body into another. Asks again while the service has too much at once. */
    public void post(String path, Path file, Path into) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LONG_PATIENCE)
                .header("Content-Type", "application/octet-stream")
                .POST(body(file))
                .build();
        HttpResponse.BodyHandler<byte[]> handler = info -> info.statusCode() / 100 == 2
                ? HttpResponse.BodySubscribers.mapping(HttpResponse.BodySubscribers.ofFile(into), all -> new byte[0])
                : HttpResponse.BodySubscribers.ofByteArray();
        long deadline = System.nanoTime() + LONG_PATIENCE.toNanos();
        HttpResponse<byte[]> reply = exchange(request, handler);
        while (reply.statusCode() == TOO_MUCH && System.nanoTime() < deadline) {
            await(reply, request);
            reply = exchange(request, handler);
        }
        if (reply.statusCode() / 100 != 2) {
            throw refused(request, reply);
        }
    }

    private static HttpRequest.BodyPublisher body(Path file) {
        try {
            return HttpRequest.BodyPublishers.ofFile(file);
        } catch (FileNotFoundException e) {
            throw new Complaint(ExitCode.FAILED, file + " cannot be read", e);
        }
    }

    private static void await(HttpResponse<?> reply, HttpRequest request) {
        try {
            TimeUnit.SECONDS.sleep(
                    reply.headers().firstValueAsLong("Retry-After").orElse(1));
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE);
    }

    private byte[] send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        HttpResponse<byte[]> reply = exchange(request, HttpResponse.BodyHandlers.ofByteArray());
        if (reply.statusCode() / 100 != 2) {
            throw refused(request, reply);
        }
        return reply.body();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, HttpResponse.BodyHandler<byte[]> handler) {
        try {
            return CLIENT.send(request, handler);
        } catch (ConnectException e) {
            throw new Complaint(
                    ExitCode.NOTHING_RUNNING, "nothing answers at " + base + "; start it with ./crescendo up", e);
        } catch (IOException e) {
            throw new Complaint(ExitCode.FAILED, request.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static Complaint interrupted(HttpRequest request, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Complaint(ExitCode.FAILED, "interrupted while waiting for " + request.uri(), cause);
    }

    private static Complaint refused(HttpRequest request, HttpResponse<byte[]> reply) {
        int exitCode =
                switch (reply.statusCode()) {
                    case 400 -> ExitCode.USAGE;
                    case 404 -> ExitCode.NOT_FOUND;
                    default -> ExitCode.FAILED;
                };
        return new Complaint(
                exitCode, reason(reply.body(), request.uri() + " answers with status " + reply.statusCode()));
    }

    private static String reason(byte[] body, String otherwise) {
        try {
            return Json.tree(body).path("error").asText(otherwise);
        } catch (IllegalArgumentException noJson) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            return text.isEmpty() || text.length() > 300 ? otherwise : text;
        }
    }
}
