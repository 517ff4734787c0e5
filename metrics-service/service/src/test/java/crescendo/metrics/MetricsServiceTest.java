package crescendo.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.DeadLetters;
import crescendo.client.log.EventLog;
import crescendo.client.log.MeasureRequests;
import crescendo.contracts.Digest;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.event.Topic;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.model.VersionRef;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
class MetricsServiceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final EmbeddedPlatform platform = SharedPlatform.get();
    private final TestWorld world =
            new TestWorld(S3Bucket.at(BucketAddress.from(platform.store().asEnvironment())));
    private final EventLog log = new EventLog(platform.bootstrapServers(), "/crescendo/trainer");
    private final TopicReader reader = new TopicReader(platform.bootstrapServers());

    @AfterEach
    void close() {
        log.close();
        reader.close();
    }

    @Test
    void eachCheckpointIsMeasuredAsItArrives() {
        VersionManifest version = publish(32);

        List<MetricResult> results = resultsOf(version, 2);

        assertThat(results).extracting(MetricResult::metric).containsExactlyInAnyOrder("swd", "is");
        assertThat(results).allSatisfy(result -> assertThat(result.value()).isPresent());
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("crescendo_metrics_measure_seconds"));
    }

    @Test
    void poisonIsSetAsideAsItCameAndTheNextCheckpointMeasured() {
        byte[] nonsense = {'{', (byte) 0xc3, 0x28};
        reader.send(Topic.CHECKPOINTS, new byte[] {9, 9}, nonsense);
        VersionManifest damaged = world.version(name(), 16, List.of("swd"));
        log.send(new CheckpointPublished(1, TestWorld.with(damaged, Digest.of(new byte[] {42}))));
        VersionManifest good = publish(16);

        assertThat(resultsOf(good, 2)).hasSize(2);

        ConsumerRecord<byte[], byte[]> letter = reader.await(
                Topic.CHECKPOINTS_DEAD, record -> record.key().length == 2 && record.key()[0] == 9, DEADLINE);
        assertThat(letter.value()).isEqualTo(nonsense);
        assertThat(header(letter, DeadLetters.REASON)).contains("not a CheckpointPublished");
        ConsumerRecord<byte[], byte[]> missing = reader.await(
                Topic.CHECKPOINTS_DEAD,
                record -> new String(record.key(), StandardCharsets.UTF_8)
                        .endsWith(damaged.version().value()),
                DEADLINE);
        assertThat(header(missing, DeadLetters.REASON)).contains("is missing from the bucket");
    }

    @Test
    void whileTheStoreIsAwayHealthSaysSoAndTheCheckpointWaits() {
        VersionManifest version = world.version(name(), 16, List.of("swd", "is"));
        platform.storeServer().kill();
        try {
            log.send(new CheckpointPublished(1, version));
            await().atMost(DEADLINE).untilAsserted(() -> given().get("/q/health/ready")
                    .then()
                    .statusCode(503)
                    .body(containsString("store")));
            given().get("/q/health/live").then().statusCode(200);
        } finally {
            platform.storeServer().restart();
        }

        assertThat(resultsOf(version, 2)).hasSize(2);
        given().get("/q/health/ready").then().statusCode(200);
    }

    @Test
    void whatIsAskedForIsMeasuredOnceWhateverThePlanSays() {
        VersionManifest version = world.version(name(), 16, List.of("swd"));
        world.publish(version);
        MeasureRequest request = new MeasureRequest(1, version.ref(), "is", Optional.empty());

        try (MeasureRequests requests = new MeasureRequests(platform.bootstrapServers())) {
            requests.send(List.of(request, request));
        }

        MetricResult first = resultsOf(version, 1).get(0);
        assertThat(first.metric()).isEqualTo("is");
        assertThat(first.value()).isPresent();
        assertThat(first.protocol().count()).isEqualTo(TestWorld.COUNT);
        assertThat(resultsOf(version, 2)).containsExactly(first, first);
    }

    @Test
    void anExtractorFromElsewhereIsUsedAsItsManifestSaysAndItsValuesSaySo() {
        VersionManifest version = world.version(name(), 16, List.of("is"));
        world.publish(version);
        ModelPin foreign = world.foreignExtractor(name());

        try (MeasureRequests requests = new MeasureRequests(platform.bootstrapServers())) {
            requests.send(List.of(
                    new MeasureRequest(1, version.ref(), "is", Optional.empty()),
                    new MeasureRequest(1, version.ref(), "is", Optional.of(foreign))));
        }

        List<MetricResult> results = resultsOf(version, 2);
        MetricResult ours = results.get(0);
        MetricResult theirs = results.get(1);
        assertThat(theirs.value()).isPresent();
        assertThat(theirs.classes()).hasSize(5);
        assertThat(theirs.protocol().extractor()).contains(foreign.digest());
        assertThat(theirs.protocol().parameters())
                .containsEntry("input", "bilinear 24x24")
                .containsEntry("input.centres", "corner")
                .containsEntry("logits", "scores");
        assertThat(theirs.protocol().series()).isNotEqualTo(ours.protocol().series());
    }

    @Test
    void aRequestThatCanNeverBeMetIsSetAsideWithTheReason() {
        VersionRef nowhere = VersionRef.parse("nobody@" + name());
        reader.send(Topic.MEASURE_REQUESTS, new byte[] {7}, new byte[] {'{'});

        try (MeasureRequests requests = new MeasureRequests(platform.bootstrapServers())) {
            requests.send(List.of(new MeasureRequest(1, nowhere, "swd", Optional.empty())));
        }

        ConsumerRecord<byte[], byte[]> missing = reader.await(
                Topic.MEASURE_REQUESTS_DEAD,
                record -> new String(record.key(), StandardCharsets.UTF_8)
                        .endsWith(nowhere.version().value()),
                DEADLINE);
        assertThat(header(missing, DeadLetters.REASON)).isEqualTo("version: there is no " + nowhere);
        reader.await(Topic.MEASURE_REQUESTS_DEAD, record -> record.key().length == 1 && record.key()[0] == 7, DEADLINE);
    }

    private VersionManifest publish(int side) {
        VersionManifest version = world.version(name(), side, List.of("swd", "is"));
        log.send(new CheckpointPublished(1, version));
        return version;
    }

    private static String name() {
        return "v" + UUID.randomUUID();
    }

    private List<MetricResult> resultsOf(VersionManifest version, int count) {
        return reader
                .awaitAll(
                        Topic.METRICS,
                        record -> new String(record.key(), StandardCharsets.UTF_8)
                                .contains(version.version().value()),
                        count,
                        DEADLINE)
                .stream()
                .map(record ->
                        CloudEvents.read(record.value(), MetricRecorded.class).result())
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
