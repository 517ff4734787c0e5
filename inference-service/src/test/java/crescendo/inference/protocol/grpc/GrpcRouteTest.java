package crescendo.inference.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Latents;
import crescendo.contracts.tensor.Tensor;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URL;
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

    @Inject
    MeterRegistry meters;

    @TestHTTPResource("/")
    URL service;

    private Calls calls;

    @BeforeEach
    void publish() {
        calls = new Calls(vertx, service);
        new Trainer(bucket).haveServed(COLOUR);
    }

    @AfterEach
    void close() {
        calls.close();
    }

    @Test
    void saysThatItLivesAndWhatIsReady() throws Exception {
        assertThat(calls.of("ServerLive", new Message.Writer()).message().numbers(1))
                .containsExactly(1L);
        assertThat(calls.of("ServerReady", new Message.Writer()).message().numbers(1))
                .containsExactly(1L);
        assertThat(calls.of("ModelReady", new Message.Writer().text(1, "grpc"))
                        .message()
                        .numbers(1))
                .containsExactly(1L);
        assertThat(calls.of("ServerMetadata", new Message.Writer()).message().text(1))
                .isEqualTo("crescendo");
    }

    @Test
    void describesAModel() throws Exception {
        Message model =
                calls.of("ModelMetadata", new Message.Writer().text(1, "grpc")).message();

        assertThat(model.text(2)).isEqualTo(COLOUR.manifest().version().value());
        assertThat(model.messages(4).get(0).text(1)).isEqualTo("latents");
        assertThat(model.messages(4).get(0).numbers(3)).containsExactly(-1L, 8L);
        assertThat(model.messages(5)).hasSize(2);
    }

    @Test
    void infers() throws Exception {
        ByteString latents =
                ByteString.copyFrom(Tensor.of(Latents.normal(9, 0, 3, 8), 3, 8).data());

        Message reply = calls.of(
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
    void countsAndTimesCallsByMethodModelAndStatus() throws Exception {
        calls.of("ModelReady", new Message.Writer().text(1, "grpc"));
        calls.of("ModelInfer", new Message.Writer().text(1, "grpc"));
        calls.of("ModelReady", new Message.Writer().text(1, "nothing"));
        calls.of("Invented", new Message.Writer());

        assertThat(counted("ModelReady", "grpc", "OK")).isPositive();
        assertThat(counted("ModelInfer", "grpc", "INVALID_ARGUMENT")).isPositive();
        assertThat(counted("ModelReady", "unknown", "NOT_FOUND")).isPositive();
        assertThat(counted("unknown", "", "UNIMPLEMENTED")).isPositive();
    }

    private long counted(String method, String model, String status) {
        return meters
                .find("crescendo.inference.calls")
                .tags("method", method, "model", model, "status", status)
                .timers()
                .stream()
                .mapToLong(Timer::count)
                .sum();
    }

    @Test
    void saysWhatIsWrongWithACall() throws Exception {
        assertThat(calls.of("ModelReady", new Message.Writer().text(1, "nothing"))
                        .status())
                .isEqualTo(5);
        assertThat(calls.of("ModelReady", new Message.Writer().text(1, "nothing"))
                        .words())
                .contains("there is no \"nothing\"");
        assertThat(calls.of("ModelInfer", new Message.Writer().text(1, "grpc")).status())
                .isEqualTo(3);
        assertThat(calls.of("ModelInfer", new Message.Writer().text(1, "grpc")).words())
                .isEqualTo("input latents: missing; use FP32 of shape [n, 8]");
        assertThat(calls.of("RepositoryIndex", new Message.Writer()).status()).isEqualTo(12);
    }
}
