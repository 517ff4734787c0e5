package crescendo.registry.live;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import crescendo.client.log.EventLog;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Topic;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.VersionRef;
import crescendo.registry.run.PlatformForTests;
import crescendo.registry.run.PlausibleRun;
import crescendo.registry.run.Readiness;
import crescendo.registry.run.StoreOutage;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformForTests.class)
class EventsTest {
    @Inject
    EventLog events;

    @TestHTTPResource("/v1/events")
    URI address;

    @StoreOutage
    Runnable[] storeGoesAndComes;

    private final PlausibleRun run = PlausibleRun.of("live-run", PlausibleRun.UNKEPT);

    @BeforeEach
    void ready() {
        Readiness.await();
    }

    @Test
    void aListenerHearsWhatIsThenReadyThenWhatHappens() throws Exception {
        events.send(run.changed(2, "running", 0, 0));
        events.send(new CheckpointPublished(1, run.manifest(5_000)));
        await().until(() -> RestAssured.get("/v1/models/live-run").statusCode() == 200);

        try (Listening listening = new Listening("?model=live-run")) {
            await().until(() -> listening.names().contains("ready"));
            events.send(run.progress(6_000));
            await().until(() -> listening.names().size() == 4);

            assertThat(listening.names())
                    .containsExactly(
                            "crescendo.job-changed.v1",
                            "crescendo.checkpoint-published.v1",
                            "ready",
                            "crescendo.training-progress.v1");
            assertThat(listening.lines)
                    .anyMatch(line -> line.startsWith("data:") && line.contains("\"imagesShown\":6000"));
        }
    }

    @Test
    void aFilterLetsOnlyItsOwnThrough() throws Exception {
        PlausibleRun other = PlausibleRun.of("live-other", PlausibleRun.UNKEPT);
        events.send(other.changed(2, "running", 0, 0));
        await().until(() -> RestAssured.get("/v1/jobs/live-other").statusCode() == 200);

        try (Listening listening = new Listening("?job=live-other&replay=none")) {
            await().until(() -> listening.names().contains("ready"));
            events.send(PlausibleRun.of("live-third", PlausibleRun.UNKEPT).progress(500));
            events.send(other.changed(3, "running", 500, 0));
            await().until(() -> listening.names().size() == 2);

            assertThat(listening.names()).containsExactly("ready", "crescendo.job-changed.v1");
        }
    }

    @Test
    void aRefusalIsHeardAndStandsWithItsVersionUntilItIsTakenBack() throws Exception {
        PlausibleRun refusing = PlausibleRun.of("live-refused", PlausibleRun.UNKEPT);
        VersionRef version = refusing.manifest(5_000).ref();
        String rest = "/v1/models/live-refused/versions/" + version.version();
        events.send(new CheckpointPublished(1, refusing.manifest(5_000)));
        await().until(() -> RestAssured.get(rest).statusCode() == 200);

        try (Listening listening = new Listening("?model=live-refused&replay=none")) {
            await().until(() -> listening.names().contains("ready"));
            VersionRef stays = refusing.manifest(4_000).ref();
            events.send(new VersionRefused(1, version, "golden sample: images differ", Optional.of(stays)));

            await().until(() -> listening.names().contains("crescendo.version-refused.v1"));
            when().get(rest)
                    .then()
                    .body("refused.reason", equalTo("golden sample: images differ"))
                    .body("refused.stays", equalTo(stays.toString()));
        }
        try (Listening late = new Listening("?model=live-refused")) {
            await().until(() -> late.names().contains("ready"));
            assertThat(late.names()).startsWith("crescendo.checkpoint-published.v1", "crescendo.version-refused.v1");
        }

        events.sendTombstone(Topic.REFUSALS, version.key());

        await().until(() -> RestAssured.get(rest).path("refused") == null);
    }

    @Test
    void aSilentLineShowsLife() throws Exception {
        try (Listening listening = new Listening("?job=nobody")) {
            await().until(() -> listening.lines.stream().anyMatch(line -> line.startsWith(":")));
        }
    }

    @Test
    void healthTellsWhileTheStoreIsAwayAndAfterwards() {
        storeGoesAndComes[0].run();
        try {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> when().get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body("checks.find { it.name == 'store' }.data.reason", containsString("the store is away"))
                    .body("checks.find { it.name == 'view' }.status", equalTo("UP")));
        } finally {
            storeGoesAndComes[1].run();
        }

        Readiness.await();
    }

    private final class Listening implements AutoCloseable {
        final List<String> lines = new CopyOnWriteArrayList<>();
        private final Stream<String> body;

        Listening(String query) throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + query)).build();
            body = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofLines())
                    .body();
            Thread reader = new Thread(() -> {
                try {
                    body.forEach(lines::add);
                } catch (RuntimeException closed) {
                    lines.add(": closed");
                }
            });
            reader.setDaemon(true);
            reader.start();
        }

        List<String> names() {
            return lines.stream()
                    .filter(line -> line.startsWith("event:"))
                    .map(line -> line.substring("event:".length()))
                    .toList();
        }

        @Override
        public void close() {
            body.close();
        }
    }
}
