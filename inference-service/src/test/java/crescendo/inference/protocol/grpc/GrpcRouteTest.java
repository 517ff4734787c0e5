package crescendo.inference.protocol.grpc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.notNullValue;

import com.google.protobuf.ByteString;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calls as any gRPC client makes them: HTTP/2 without more ado, the status in the trailers. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class GrpcRouteTest {
    private static final Publication COLOUR = Publication.of("grpc", 1000, new TinyGenerator(8, 4, 3, 5));

    @Inject
    S3Bucket bucket;

    @Inject
    Vertx vertx;

    @TestHTTPResource("/")
    URL service;

    private HttpClient client;

    @BeforeEach
    void publish() {
        client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        if (given().get("/v1/models/grpc").statusCode() != 200) {
            new Trainer(bucket).publish(COLOUR);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> given().get("/v1/models/grpc").then().body("serving", notNullValue()));
        }
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void saysThatItLivesAndWhatIsReady() throws Exception {
        assertThat(called("ServerLive", new Message.Writer()).message().numbers(1))
                .containsExactly(1L);
        assertThat(called("ServerReady", new Message.Writer()).message().numbers(1))
                .containsExactly(1L);
        assertThat(called("ModelReady", new Message.Writer().text(1, "grpc"))
                        .message()
                        .numbers(1))
                .containsExactly(1L);
        assertThat(called("ServerMetadata", new Message.Writer()).message().text(1))
                .isEqualTo("crescendo");
    }

    @Test
    void describesAModel() throws Exception {
        Message model =
                called("ModelMetadata", new Message.Writer().text(1, "grpc")).message();

        assertThat(model.text(2)).isEqualTo(COLOUR.manifest().version().value());
        assertThat(model.messages(4).get(0).text(1)).isEqualTo("latents");
        assertThat(model.messages(4).get(0).numbers(3)).containsExactly(-1L, 8L);
        assertThat(model.messages(5)).hasSize(2);
    }

    @Test
    void infers() throws Exception {
        ByteString latents =
                ByteString.copyFrom(Tensor.of(Latents.normal(9, 0, 3, 8), 3, 8).data());

        Message reply = called(
                        "ModelInfer",
                        new Message.Writer()
                                .text(1, "grpc")
                                .message(
                                        5,
                                        new Message.Writer()
                                                .text(1, "latents")
                                                .text(2, "FP32")
                                                .numbers(3, 3, 8))
                                .message(6, new Message.Writer().text(1, "images"))
                                .always(7, latents))
                .message();

        assertThat(reply.messages(5).get(0).numbers(3)).containsExactly(3L, 4L, 4L, 3L);
        assertThat(reply.bytes(6).get(0).toByteArray()).isEqualTo(COLOUR.images(9, 0, 3));
    }

    @Test
    void saysWhatIsWrongWithACall() throws Exception {
        assertThat(called("ModelReady", new Message.Writer().text(1, "nothing")).status())
                .isEqualTo(5);
        assertThat(called("ModelReady", new Message.Writer().text(1, "nothing")).words())
                .contains("there is no \"nothing\"");
        assertThat(called("ModelInfer", new Message.Writer().text(1, "grpc")).status())
                .isEqualTo(3);
        assertThat(called("ModelInfer", new Message.Writer().text(1, "grpc")).words())
                .isEqualTo("input latents: missing; use FP32 of shape [n, 8]");
        assertThat(called("RepositoryIndex", new Message.Writer()).status()).isEqualTo(12);
    }

    private record Reply(int status, String words, Buffer body) {
        Message message() throws IOException {
            assertThat(status).as(words).isZero();
            assertThat(body.getByte(0)).isZero();
            assertThat(body.getInt(1)).isEqualTo(body.length() - 5);
            return Message.read(ByteString.copyFrom(body.getBytes(5, body.length())));
        }
    }

    private Reply called(String method, Message.Writer message) throws Exception {
        byte[] bytes = message.bytes().toByteArray();
        Buffer call =
                Buffer.buffer().appendByte((byte) 0).appendInt(bytes.length).appendBytes(bytes);
        return client.request(
                        HttpMethod.POST,
                        service.getPort(),
                        service.getHost(),
                        "/inference.GRPCInferenceService/" + method)
                .compose(request -> request.putHeader("content-type", "application/grpc")
                        .putHeader("te", "trailers")
                        .send(call))
                .compose(response -> response.body().map(body -> {
                    String words = response.getTrailer("grpc-message");
                    return new Reply(
                            Integer.parseInt(response.getTrailer("grpc-status")),
                            words == null ? "" : URLDecoder.decode(words, StandardCharsets.UTF_8),
                            body);
                }))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
