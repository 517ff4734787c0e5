package crescendo.inference.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Calls as any gRPC client makes them: HTTP/2 without more ado, the status in the trailers. */
public final class Calls implements AutoCloseable {
    private final Vertx vertx;
    private final HttpClient client;
    private final URL service;

    public Calls(Vertx vertx, URL service) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        this.service = service;
    }

    /** What came back. */
    public record Reply(int status, String words, Buffer body) {
        Message message() throws IOException {
            assertThat(status).as(words).isZero();
            assertThat(body.getByte(0)).isZero();
            assertThat(body.getInt(1)).isEqualTo(body.length() - 5);
            return Message.read(ByteString.copyFrom(body.getBytes(5, body.length())));
        }
    }

    public static Buffer framed(byte[] message) {
        return Buffer.buffer().appendByte((byte) 0).appendInt(message.length).appendBytes(message);
    }

    /** The body of a call of ModelInfer: zeros of as many rows, of a model that takes eight numbers each. */
    public static Buffer infer(String model, int rows) {
        Message.Writer latents =
                new Message.Writer().text(1, "latents").text(2, "FP32").numbers(3, rows, 8);
        return framed(new Message.Writer()
                .text(1, model)
                .message(5, latents)
                .always(7, ByteString.copyFrom(new byte[rows * 8 * Float.BYTES]))
                .bytes()
                .toByteArray());
    }

    Reply of(String method, Message.Writer message) throws Exception {
        return of(method, framed(message.bytes().toByteArray()));
    }

    public Reply of(String method, Buffer call, String... header) throws Exception {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        // all on one thread, or an answer that comes at once finds nobody who listens
        vertx.getOrCreateContext().runOnContext(now -> coming(begun(method).compose(request -> {
                    if (header.length > 0) {
                        request.putHeader(header[0], header[1]);
                    }
                    return request.send(call);
                }))
                .whenComplete((came, failure) -> {
                    if (failure == null) {
                        reply.complete(came);
                    } else {
                        reply.completeExceptionally(failure);
                    }
                }));
        return come(reply);
    }

    /** A call whose body is not sent yet. */
    public Future<HttpClientRequest> begun(String method) {
        return client.request(
                        HttpMethod.POST,
                        service.getPort(),
                        service.getHost(),
                        "/inference.GRPCInferenceService/" + method)
                .map(request -> request.putHeader("content-type", "application/grpc")
                        .putHeader("te", "trailers")
                        .setChunked(true));
    }

    /** The same, begun. */
    public HttpClientRequest open(String method) throws Exception {
        return come(begun(method).toCompletionStage().toCompletableFuture());
    }

    /** To be asked for before the body is sent, or what comes early is lost. */
    public static CompletableFuture<Reply> coming(Future<HttpClientResponse> response) {
        return response.compose(begun -> begun.body().map(body -> {
                    String words = begun.getTrailer("grpc-message");
                    return new Reply(
                            Integer.parseInt(begun.getTrailer("grpc-status")),
                            words == null ? "" : URLDecoder.decode(words, StandardCharsets.UTF_8),
                            body);
                }))
                .toCompletionStage()
                .toCompletableFuture();
    }

    public static <T> T come(CompletableFuture<T> coming) throws Exception {
        return coming.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        client.close();
    }
}
