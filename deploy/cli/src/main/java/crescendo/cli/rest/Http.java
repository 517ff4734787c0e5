package crescendo.cli.rest;

import com.fasterxml.jackson.databind.JsonNode;
import crescendo.cli.Complaint;
import crescendo.cli.ExitCode;
import crescendo.contracts.Json;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    private static final int PART = 1 << 16;

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

    /** Posts a file, and writes the answer's body into another that is there. Asks again while the service has too much at once. */
    public void post(String path, Path file, Path into) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(LONG_PATIENCE)
                .header("Content-Type", "application/octet-stream")
                .POST(body(file))
                .build();
        HttpResponse.BodyHandler<InputStream> handler = info -> info.statusCode() / 100 == 2
                ? HttpResponse.BodySubscribers.ofInputStream()
                : HttpResponse.BodySubscribers.mapping(
                        HttpResponse.BodySubscribers.ofByteArray(), ByteArrayInputStream::new);
        long deadline = System.nanoTime() + LONG_PATIENCE.toNanos();
        HttpResponse<InputStream> reply = exchange(request, handler);
        while (reply.statusCode() == TOO_MUCH && System.nanoTime() < deadline) {
            await(reply, request);
            reply = exchange(request, handler);
        }
        try (InputStream body = reply.body()) {
            if (reply.statusCode() / 100 != 2) {
                throw refused(request, reply.statusCode(), body.readAllBytes());
            }
            keep(body, into, request);
        } catch (IOException e) {
            throw unanswered(request, e);
        }
    }

    private static void keep(InputStream body, Path into, HttpRequest request) {
        byte[] part = new byte[PART];
        // not made anew where it is gone: then nobody wants it any more
        try (OutputStream out =
                Files.newOutputStream(into, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (int some = read(body, part, request); some >= 0; some = read(body, part, request)) {
                out.write(part, 0, some);
            }
        } catch (IOException e) {
            throw new Complaint(ExitCode.FAILED, "the answer cannot be written to " + into + ": " + e.getMessage(), e);
        }
    }

    private static int read(InputStream body, byte[] part, HttpRequest request) {
        try {
            return body.read(part);
        } catch (IOException e) {
            throw unanswered(request, e);
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
            throw refused(request, reply.statusCode(), reply.body());
        }
        return reply.body();
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CLIENT.send(request, handler);
        } catch (ConnectException e) {
            throw new Complaint(
                    ExitCode.NOTHING_RUNNING, "nothing answers at " + base + "; start it with ./crescendo up", e);
        } catch (IOException e) {
            throw unanswered(request, e);
        } catch (InterruptedException e) {
            throw interrupted(request, e);
        }
    }

    private static Complaint unanswered(HttpRequest request, IOException cause) {
        return new Complaint(ExitCode.FAILED, request.uri() + " does not answer: " + cause.getMessage(), cause);
    }

    private static Complaint interrupted(HttpRequest request, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Complaint(ExitCode.FAILED, "interrupted while waiting for " + request.uri(), cause);
    }

    private static Complaint refused(HttpRequest request, int status, byte[] body) {
        int exitCode =
                switch (status) {
                    case 400 -> ExitCode.USAGE;
                    case 404 -> ExitCode.NOT_FOUND;
                    default -> ExitCode.FAILED;
                };
        return new Complaint(exitCode, reason(body, request.uri() + " answers with status " + status));
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
