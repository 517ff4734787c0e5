package crescendo.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.model.MetricResults;
import crescendo.contracts.Digest;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.measure.onnx.UnusableNetwork;
import crescendo.measure.pixel.SwdMetric;
import crescendo.metric.Workers;
import crescendo.metrics.TestWorld;
import crescendo.metrics.material.BucketMaterial;
import crescendo.metrics.material.Unmeasurable;
import crescendo.platform.SharedPlatform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MeasurerTest {
    private final S3Bucket bucket =
            S3Bucket.at(BucketAddress.from(SharedPlatform.get().store().asEnvironment()));
    private final TestWorld world = new TestWorld(bucket);
    private final Blobs blobs = new Blobs(bucket);
    private final Workers workers = new Workers(2);
    private final BucketMaterial material = new BucketMaterial(bucket, new OnnxRuntime(1, 16), 64 << 20);
    private final List<MetricRecorded> announced = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Measurer measurer =
            new Measurer(Metric.all(), material, workers, new MetricResults(bucket), blobs, announced::add, meters);

    @AfterEach
    void close() {
        material.close();
        workers.close();
    }

    @Test
    void aVersionGetsEveryMetricOfItsPlan() {
        measurer.measure(version(32, "swd", "is"));

        MetricResult swd = announced.get(0).result();
        assertThat(swd.metric()).isEqualTo("swd");
        assertThat(swd.parts().keySet()).containsExactly("16", "32");
        assertThat(swd.value()).contains((swd.parts().get("32") + swd.parts().get("16")) / 2);
        MetricResult is = announced.get(1).result();
        assertThat(is.value().orElseThrow()).isBetween(1.0, 4.0);
        assertThat(is.parts()).containsOnlyKeys("deviation", "reals", "reals.deviation");
        assertThat(is.classes()).hasSize(4);
    }

    @Test
    void theProtocolSaysWhatWasCompared() {
        measurer.measure(version(32, "swd", "is"));

        MetricProtocol swd = announced.get(0).result().protocol();
        assertThat(swd.count()).isEqualTo(TestWorld.COUNT);
        assertThat(swd.reals()).isEqualTo(TestWorld.DATA);
        assertThat(swd.resolution()).isEqualTo(32);
        assertThat(swd.parameters()).containsEntry("patch", "7x7x1");
        assertThat(announced.get(1).result().protocol().extractor()).isPresent();
    }

    /** Results that are in buckets would be computed again, and old curves end, if any of this changed. */
    @Test
    void theProtocolsOfTheFirstMetricsStayWhatTheyWere() {
        VersionManifest version = version(32, "swd", "is");
        measurer.measure(version);

        assertThat(announced.get(0).result().protocol())
                .isEqualTo(new MetricProtocol(
                        "swd",
                        1,
                        TestWorld.COUNT,
                        7,
                        TestWorld.DATA,
                        32,
                        1,
                        Optional.empty(),
                        Map.of("patch", "7x7x1", "patches", "128", "directions", "512")));
        assertThat(announced.get(1).result().protocol())
                .isEqualTo(new MetricProtocol(
                        "is",
                        1,
                        TestWorld.COUNT,
                        7,
                        TestWorld.DATA,
                        32,
                        1,
                        Optional.of(version.lineage().models().get("classifier").digest()),
                        Map.of("splits", "10")));
    }

    @Test
    void imagesThatAreNotSquareHaveADistanceAndNoInceptionScore() {
        measurer.measure(world.tallVersion("v-" + UUID.randomUUID().toString().substring(0, 8), List.of("swd", "is")));

        assertThat(announced.get(0).result().parts().keySet()).containsExactly("32");
        assertThat(announced.get(0).result().value().orElseThrow()).isPositive();
        assertThat(announced.get(1).result().undefined())
                .contains("the classifier judge@v1 reads images of 16x16; these are 32x16");
    }

    @Test
    void belowTheirSizesMetricsAreRecordedAsUndefinedWithTheReason() {
        measurer.measure(version(8, "swd", "is"));

        assertThat(announced.get(0).result().undefined())
                .contains("images of 8x8 have no level of 16x16: sliced Wasserstein distance begins there");
        assertThat(announced.get(1).result().undefined())
                .contains("the classifier judge@v1 reads images of 16x16; these are 8x8");
    }

    @Test
    void deliveredTwiceItIsMeasuredOnceAndAnnouncedTwice() {
        VersionManifest version = version(16, "swd", "is");
        measurer.measure(version);
        List<MetricRecorded> first = List.copyOf(announced);

        announced.clear();
        measurer.measure(version);

        assertThat(announced).isEqualTo(first);
        assertThat(meters.get("crescendo.metrics.measure")
                        .tag("metric", "swd")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void theEventIsMadeOfWhatTheBucketHolds() {
        VersionManifest version = version(16, "swd");
        Checkpoint checkpoint =
                new Checkpoint(version, version.plan().orElseThrow(), material, workers, new Breakdown(meters));
        MetricProtocol protocol = new SwdMetric().protocol(new Comparison(checkpoint, workers));
        MetricResult earlier = new MetricResult(
                1,
                version.ref(),
                version.at(),
                protocol,
                Optional.of(12.5),
                Optional.empty(),
                Map.of("16", 12.5),
                List.of());
        new MetricResults(bucket).create(earlier);

        measurer.measure(version);

        assertThat(announced).containsExactly(Checkup.event(earlier));
    }

    @Test
    void whatIsNotPlannedOrNotKnownIsLeftAlone() {
        measurer.measure(version(16, "of-tomorrow"));

        assertThat(announced).isEmpty();
    }

    @Test
    void aFileThatIsNoNetworkCanNeverBeMeasured() {
        Digest nonsense = blobs.put("nonsense".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> measurer.measure(TestWorld.with(version(16, "swd"), nonsense)))
                .isInstanceOf(MetricsFailed.class)
                .hasCauseInstanceOf(UnusableNetwork.class)
                .hasMessageContaining("swd: ONNX Runtime does not take generator.onnx of model-of-noise@");
    }

    @Test
    void aPlanOfMoreImagesThanFitIsRefusedBeforeMemoryIsTaken() {
        VersionManifest version = version(32, "swd");

        assertThatThrownBy(() -> new Checkpoint(
                        version,
                        new MeasurePlan(List.of("swd"), 4_000_000, 1),
                        material,
                        workers,
                        new Breakdown(meters)))
                .isInstanceOf(Unmeasurable.class)
                .hasMessageContaining("plan.count: 4000000 images of 32x32x1 are 4096000000 bytes")
                .hasMessageContaining("a quarter of crescendo.metrics.memory");
    }

    private VersionManifest version(int side, String... metrics) {
        return world.version("v" + UUID.randomUUID(), side, List.of(metrics));
    }
}
