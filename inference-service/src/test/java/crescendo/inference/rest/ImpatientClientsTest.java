package crescendo.inference.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.contracts.Name;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.batch.Admission;
import crescendo.inference.batch.Batcher;
import crescendo.inference.batch.Order;
import crescendo.inference.gate.Room;
import crescendo.inference.gate.door.Gate;
import crescendo.inference.protocol.grpc.Calls;
import crescendo.inference.runtime.Input;
import crescendo.inference.runtime.Output;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import crescendo.inference.session.Lease;
import crescendo.inference.session.ServedModels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who cannot wait, while all who could make images for them are held up. */
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
class ImpatientClientsTest {
    private static final Name MODEL = new Name("wanted");
    private static final Publication WANTED = Publication.of("wanted", 1000, new TinyGenerator(8, 4, 3, 5));
    /** Of HTTP/2: what a client of gRPC resets a call with. */
    private static final long CANCEL = 8;
    /** Of gRPC. */
    private static final int DEADLINE_EXCEEDED = 4;

    private static final int RESOURCE_EXHAUSTED = 8;

    private static final int WORKERS = Runtime.getRuntime().availableProcessors();

    @Inject
    S3Bucket bucket;

    @Inject
    Admission admission;

    @Inject
    Batcher batcher;

    @Inject
    ServedModels served;

    @Inject
    Room room;

    @Inject
    Gate gate;

    @Inject
    Vertx vertx;

    @TestHTTPResource("/v1/models/wanted/samples")
    URL samples;

    private final Semaphore heldUp = new Semaphore(0);
    private final Semaphore mayGoOn = new Semaphore(0);

    @BeforeEach
    void holdUpEverybody() {
        new Trainer(bucket).haveServed(WANTED);
        for (int worker = 0; worker < WORKERS; worker++) {
            holdUpOne();
        }
    }

    // A worker that lets go of a generator stands still until it may go on.
    private void holdUpOne() {
        Lease lease = served.newest(MODEL);
        batcher.submit(new Order(
                MODEL,
                "others",
                lease.generator(),
                Input.of(new float[8]),
                Output.images(lease.generator().signature(), 1),
                Duration.ofSeconds(20),
                () -> {
                    lease.close();
                    heldUp.release();
                    mayGoOn.acquireUninterruptibly();
                }));
        within(() -> assertThat(heldUp.tryAcquire()).isTrue());
    }

    @AfterEach
    void letThemGoOn() {
        mayGoOn.release(WORKERS);
    }

    @Test
    void getAnErrorOnceTheirTimeIsOver() {
        given().contentType("application/json")
                .header("Crescendo-Timeout-Ms", "30")
                .body("{\"count\": 64}")
                .post("/v1/models/wanted/samples")
                .then()
                .statusCode(504)
                .body("error", containsString("not done within 30 ms"));

        within(() -> assertThat(admission.held()).isZero());
        assertThat(batcher.waiting()).isZero();
    }

    @Test
    void getTheSameErrorOverTheOpenInferenceProtocol() throws Exception {
        given().contentType("application/json")
                .header("Crescendo-Timeout-Ms", "30")
                .body(zeros(8))
                .post("/v2/models/wanted/infer")
                .then()
                .statusCode(504)
                .body("error", containsString("not done within 30 ms"));
        try (Calls calls = new Calls(vertx, samples)) {
            Calls.Reply late = calls.of("ModelInfer", Calls.infer("wanted", 8), "grpc-timeout", "30m");

            assertThat(late.status()).as(late.words()).isEqualTo(DEADLINE_EXCEEDED);
            assertThat(late.words()).contains("not done within 30 ms");
        }

        within(() -> assertThat(admission.held()).isZero());
        assertThat(batcher.waiting()).isZero();
    }

    @Test
    void areToldHowLongTheyMayWait() {
        given().contentType("application/json")
                .header("Crescendo-Timeout-Ms", "soon")
                .body("{}")
                .post("/v1/models/wanted/samples")
                .then()
                .statusCode(400)
                .body(
                        "error",
                        equalTo("Crescendo-Timeout-Ms: \"soon\" is not allowed; use a whole number from 1 to 60000"));
    }

    @Test
    void haveNothingMadeForThemOnceTheyLeft() throws IOException {
        String before = samplesMade();

        askAndLeave("/v1/models/wanted/samples", "{\"count\": 64}", 64);

        nothingIsHeldOrMadeSince(before);
    }

    @Test
    void haveNothingInferredForThemOnceTheyLeft() throws IOException {
        String before = samplesMade();

        askAndLeave("/v2/models/wanted/infer", zeros(8), 8);

        nothingIsHeldOrMadeSince(before);
    }

    @Test
    void haveNothingInferredForThemOnceTheyCancelTheirCall() throws Exception {
        String before = samplesMade();

        try (Calls calls = new Calls(vertx, samples)) {
            HttpClientRequest call = calls.open("ModelInfer");
            call.end(Calls.infer("wanted", 8));
            within(() -> assertThat(batcher.waiting()).isEqualTo(8));
            assertThat(room.held()).as("bytes").isPositive();

            call.reset(CANCEL);

            nothingIsHeldOrMadeSince(before);
        }
    }

    /** The latents of so many samples, as the Open Inference Protocol has them. */
    private static String zeros(int rows) {
        String numbers = "0, ".repeat(8 * rows - 1) + "0";
        return "{\"inputs\": [{\"name\": \"latents\", \"shape\": [" + rows + ", 8], \"datatype\": \"FP32\", \"data\": ["
                + numbers + "]}]}";
    }

    private void askAndLeave(String path, String body, int samplesInLine) throws IOException {
        try (Socket client = new Socket(samples.getHost(), samples.getPort())) {
            client.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            within(() -> assertThat(batcher.waiting()).isEqualTo(samplesInLine));
            assertThat(room.held()).as("bytes").isPositive();
        }
    }

    // while all who could have made it are held up
    private void nothingIsHeldOrMadeSince(String before) {
        within(() -> {
            assertThat(batcher.waiting()).as("samples in line").isZero();
            assertThat(admission.held()).as("samples").isZero();
            assertThat(room.held()).as("bytes").isZero();
            assertThat(gate.inside()).as("requests").isZero();
        });
        assertThat(samplesMade()).isEqualTo(before);
    }

    private static String samplesMade() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("crescendo_inference_samples_total{model=\"wanted\"}"))
                .findFirst()
                .orElse("none");
    }

    @Test
    void areRefusedBeforeTheyWaitForAThread() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<byte[]>>> waiting = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            waiting.add(http.sendAsync(
                    HttpRequest.newBuilder(URI.create(samples.toString()))
                            .version(HttpClient.Version.HTTP_1_1)
                            .header("Content-Type", "application/json")
                            .header("Crescendo-Client", "client-" + i)
                            .POST(HttpRequest.BodyPublishers.ofString("{\"count\": 1}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray()));
        }
        within(() -> assertThat(batcher.waiting()).isEqualTo(64));

        given().contentType("application/json")
                .body("{\"count\": 1}")
                .post("/v1/models/wanted/samples")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("error", containsString("beside the 64 that wait already"));
        given().contentType("application/json")
                .body(zeros(1))
                .post("/v2/models/wanted/infer")
                .then()
                .statusCode(429)
                .header("Retry-After", "1")
                .body("error", containsString("beside the 64 that wait already"));
        try (Calls calls = new Calls(vertx, samples)) {
            Calls.Reply refused = calls.of("ModelInfer", Calls.infer("wanted", 1));
            assertThat(refused.status()).as(refused.words()).isEqualTo(RESOURCE_EXHAUSTED);
            assertThat(refused.words()).contains("beside the 64 that wait already");
        }

        mayGoOn.release(WORKERS);
        for (CompletableFuture<HttpResponse<byte[]>> answer : waiting) {
            assertThat(answer.join().statusCode()).isEqualTo(200);
        }
        given().contentType("application/json")
                .body("{\"count\": 1}")
                .post("/v1/models/wanted/samples")
                .then()
                .statusCode(200);
    }

    private static void within(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(assertion);
    }
}
