package crescendo.inference.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.protocol.grpc.Calls;
import io.quarkus.runtime.shutdown.ShutdownRecorder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What SIGTERM does before anything is closed; in a service of its own, since none is what it was after that. */
@QuarkusTest
@TestProfile(FinishesWhatItTookTest.Alone.class)
@QuarkusTestResource(TestPlatform.class)
class FinishesWhatItTookTest {
    public static final class Alone implements QuarkusTestProfile {}

    private static final int SIDE = 499;

    @Inject
    S3Bucket bucket;

    @Inject
    Gate gate;

    @Inject
    Vertx vertx;

    @TestHTTPResource("/")
    URL service;

    @Test
    void picturesOneHalfSentAndACallAreAnsweredBeforeTheServiceEndsAndWhoTookNothingIsNotWaitedFor() throws Exception {
        new Trainer(bucket).haveServed(TinyUpscalers.published("large", 1000, TinyUpscaler.own(2, 3, 5)));

        try (Calls calls = new Calls(vertx, service);
                Socket taking = takesNothing();
                Socket half = asksForAPicture("")) {
            assertThat(taking.isClosed()).as("they have not left").isFalse();
            byte[] begin = half.getInputStream().readNBytes(1000);
            Buffer call = Calls.framed(new byte[0]);
            HttpClientRequest asking = calls.open("ServerLive");
            CompletableFuture<Calls.Reply> answer = Calls.coming(asking.response());
            asking.write(call.slice(0, 3));
            CompletableFuture<HttpResponse<byte[]>> picture = upscaled();
            await().atMost(Duration.ofSeconds(10))
                    .pollInterval(Duration.ofMillis(1))
                    .untilAsserted(() -> assertThat(gate.inside())
                            .as("a picture that is half sent, a call that is half there, and another picture")
                            .isEqualTo(3));

            CompletableFuture<Void> end = CompletableFuture.runAsync(ShutdownRecorder::runShutdown);

            BufferedImage large = ImageIO.read(
                    new ByteArrayInputStream(picture.get(20, TimeUnit.SECONDS).body()));
            assertThat(large.getHeight()).isEqualTo(2 * SIDE);
            assertThat(end).as("the call is not answered yet").isNotDone();
            asking.end(call.slice(3, call.length()));
            assertThat(Calls.come(answer).status()).isZero();
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(gate.inside()).isEqualTo(1));
            assertThat(end)
                    .as("the other picture is half sent still")
                    .failsWithin(Duration.ofMillis(500))
                    .withThrowableOfType(TimeoutException.class);
            half.setReceiveBufferSize(1 << 16);
            assertWhole(begin, half.getInputStream().readAllBytes());
            end.get(8, TimeUnit.SECONDS); // less than the time that it may take
        }
    }

    /** Somebody who is there still, and was hung up on. */
    private Socket takesNothing() throws IOException {
        Socket socket = asksForAPicture("Crescendo-Timeout-Ms: 10000\r\n");
        assertThat(socket.getInputStream().readNBytes(15)).asString().isEqualTo("HTTP/1.1 200 OK");
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(gate.inside()).isZero());
        return socket;
    }

    /** Of the answer little is on its way until somebody takes it. */
    private Socket asksForAPicture(String header) throws IOException {
        byte[] file = MadePng.noise(MadePng.RGBA, 8, SIDE, SIDE);
        String head = "POST /v1/models/large/upscaled HTTP/1.1\r\nHost: here\r\nConnection: close\r\n" + header
                + "Content-Length: " + file.length + "\r\n\r\n";
        Socket socket = new Socket();
        socket.setReceiveBufferSize(1024);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(file);
        socket.getOutputStream().flush();
        return socket;
    }

    /** Of an answer in chunks. */
    private static void assertWhole(byte[] begin, byte[] rest) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(begin);
        answer.writeBytes(rest);
        byte[] bytes = answer.toByteArray();
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text).startsWith("HTTP/1.1 200 OK").endsWith("\r\n0\r\n\r\n");
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        int at = text.indexOf("\r\n\r\n") + 4;
        for (int length = -1; length != 0; ) {
            int line = text.indexOf("\r\n", at);
            length = Integer.parseInt(text.substring(at, line), 16);
            png.write(bytes, line + 2, length);
            at = line + 2 + length + 2;
        }
        BufferedImage large = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        assertThat(large.getHeight()).isEqualTo(2 * SIDE);
        assertThat(large.getRaster().getNumBands()).isEqualTo(4);
    }

    private CompletableFuture<HttpResponse<byte[]>> upscaled() {
        byte[][] rows = new byte[SIDE][SIDE];
        byte[] file = new MadePng(MadePng.GREY, 8, SIDE, SIDE).rows(rows);
        return HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(service + "v1/models/large/upscaled?tile=8&format=jpeg"))
                                .version(HttpClient.Version.HTTP_1_1)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
    }
}
