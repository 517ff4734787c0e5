package crescendo.inference.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.inference.Publication;
import crescendo.inference.TinyGenerator;
import crescendo.inference.TinyUpscaler;
import crescendo.inference.TinyUpscalers;
import crescendo.inference.image.picture.MadePng;
import crescendo.inference.service.TestPlatform;
import crescendo.inference.service.Trainer;
import crescendo.inference.trace.Collector.Told;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Traces as they are sent once somebody says where to, and the access log that somebody asked for. */
@QuarkusTest
@TestProfile(TracesTest.Traced.class)
class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String OTHER_TRACE = "0af7651916cd43dd8448eb211c80319d";
    private static final String CALLER = "b7ad6b7169203331";

    private static volatile Collector collector;

    /** A service of its own, with a collector of traces beside the usual platform. */
    public static final class Traced implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(TestPlatform.class), new TestResourceEntry(Collecting.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** Starts the collector and names it to the service. */
    public static final class Collecting implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try {
                collector = new Collector();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "otel.exporter.otlp.endpoint", collector.endpoint(),
                    "otel.exporter.otlp.protocol", "http/protobuf",
                    "quarkus.otel.bsp.schedule.delay", "100ms",
                    "crescendo.access-log", "true");
        }

        @Override
        public void stop() {
            collector.close();
        }
    }

    @Inject
    S3Bucket bucket;

    @Test
    void aSamplingRequestTellsItsWaitItsRunAndItsDrawingBelowTheCaller() {
        new Trainer(bucket).publish(Publication.of("traced", 1000, new TinyGenerator(8, 4, 1, 7)));
        within(() -> given().get("/v1/models/traced").then().statusCode(200));

        given().body("{\"count\": 3}")
                .contentType("application/json")
                .header("traceparent", "00-" + TRACE + "-" + CALLER + "-01")
                .post("/v1/models/traced/samples")
                .then()
                .statusCode(200);

        within(() -> assertThat(of(TRACE)).hasSize(4));
        Told request = named("POST /v1/models/{model}/samples");
        assertThat(request.parent()).isEqualTo(CALLER);
        Told queue = named("queue");
        Told run = named("run");
        Told draw = named("draw");
        assertThat(List.of(queue, run, draw)).allSatisfy(span -> {
            assertThat(span.parent()).isEqualTo(request.id());
            assertThat(span.from()).isGreaterThanOrEqualTo(request.from());
            assertThat(span.to()).isLessThanOrEqualTo(request.to()).isGreaterThanOrEqualTo(span.from());
        });
        assertThat(queue.to()).isEqualTo(run.from());
        assertThat(run.to()).isLessThanOrEqualTo(draw.to());
    }

    @Test
    void aPictureTellsTheWaitAndTheRunOfItsTiles() {
        byte[] png = new MadePng(MadePng.RGB, 8, 6, 5).rows(new byte[5][6 * 3]);
        new Trainer(bucket).publish(TinyUpscalers.published("traced-larger", 1000, TinyUpscaler.own(2, 3, 5)));
        within(() -> given().get("/v1/models/traced-larger").then().statusCode(200));

        given().body(png)
                .contentType("application/octet-stream")
                .header("traceparent", "00-" + OTHER_TRACE + "-" + CALLER + "-01")
                .post("/v1/models/traced-larger/upscaled")
                .then()
                .statusCode(200);

        within(() -> assertThat(of(OTHER_TRACE).map(Told::name))
                .contains("POST /v1/models/{model}/upscaled", "queue", "run"));
        String request = of(OTHER_TRACE)
                .filter(span -> span.parent().equals(CALLER))
                .map(Told::id)
                .findFirst()
                .orElseThrow();
        assertThat(of(OTHER_TRACE).filter(span -> List.of("queue", "run").contains(span.name())))
                .allSatisfy(span -> assertThat(span.parent()).isEqualTo(request));
    }

    private static Stream<Told> of(String trace) {
        return collector.spans().stream().filter(span -> span.trace().equals(trace));
    }

    @Test
    void whoAskedWhatStandsInTheLog() {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger log = Logger.getLogger("io.quarkus.http.access-log");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        log.addHandler(handler);

        within(() -> given().get("/v1/models/nobody").then().statusCode(404));

        within(() -> assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("127.0.0.1", "\"GET /v1/models/nobody HTTP/1.1\" 404")));
        log.removeHandler(handler);
    }

    private static Told named(String name) {
        return of(TRACE)
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no span " + name + " in " + collector.spans()));
    }

    private static void within(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
