package crescendo.metrics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.blob.Blobs;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.model.MetricResults;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.metric.KnownMetric;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.measure.Comparison;
import crescendo.measure.Metric;
import crescendo.measure.Value;
import crescendo.measure.onnx.OnnxRuntime;
import crescendo.metric.Workers;
import crescendo.metrics.TestWorld;
import crescendo.metrics.material.BucketMaterial;
import crescendo.platform.SharedPlatform;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EveryMetricTest {
    private static final long MEMORY = 64 << 20;

    private final S3Bucket bucket =
            S3Bucket.at(BucketAddress.from(SharedPlatform.get().store().asEnvironment()));
    private final TestWorld world = new TestWorld(bucket);
    private final Workers workers = new Workers(2);
    private final long noise = ThreadLocalRandom.current().nextLong(1, 1L << 40);
    private final List<MetricRecorded> announced = new ArrayList<>();
    private final List<BucketMaterial> materials = new ArrayList<>();

    @AfterEach
    void close() {
        materials.forEach(BucketMaterial::close);
        workers.close();
    }

    @Test
    void everyKnownMetricHasAValueWhereItHasAllThatItNeeds() {
        service(Metric.all()).measure(version(KnownMetric.ofGenerators()));

        Map<String, MetricResult> results = results();
        assertThat(results).containsOnlyKeys(KnownMetric.ofGenerators());
        assertThat(results.remove("ms-ssim").undefined().orElseThrow()).contains("at least 176x176 pixels");
        assertThat(results.values())
                .allSatisfy(
                        result -> assertThat(result.value()).as(result.metric()).isPresent());
        assertThat(results.get("ms-ssim-shrinking").parts()).containsOnlyKeys("reals");
        assertThat(results.get("fid").parts()).containsEntry("singular", 0.0);
        assertThat(results.get("kid").parts()).containsOnlyKeys("deviation");
        assertThat(results.get("precision-recall").parts()).containsOnlyKeys("precision", "recall");
        assertThat(results.get("density-coverage").parts()).containsOnlyKeys("density", "coverage");
        assertThat(results.get("modes").parts()).containsOnlyKeys("entropy", "divergence", "reals", "reals.entropy");
        assertThat(results.get("class-accuracy").parts()).containsKeys("reals", "class.bag", "class.coat");
        assertThat(results.get("intra-fid").parts()).containsKeys("singular", "class.bag", "class.coat");
        assertThat(results.get("power-spectrum").parts()).containsKeys("coarsest", "finest", "corner");
        assertThat(results.get("colour-histogram").parts()).containsOnlyKeys("grey");
        assertThat(results.get("ppl-features").parts()).containsOnlyKeys("deviation");
    }

    @Test
    void whatNeedsClassesIsUndefinedWhereTheGeneratorKnowsNone() {
        service(Metric.all()).measure(world.version(name(), 32, List.of("class-accuracy", "intra-fid")));

        assertThat(results().values()).hasSize(2).allSatisfy(result -> assertThat(result.undefined())
                .contains("the fakes were not asked to be of classes"));
    }

    @Test
    void theNearestRealsAreKeptAsAPicture() throws IOException {
        service(Metric.all()).measure(version(List.of("nearest")));

        MetricResult nearest = results().get("nearest");
        byte[] png = new Blobs(bucket).get(nearest.files().get("nearest.png").digest());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(nearest.value().orElseThrow()).isBetween(-1.0, 1.0);
        assertThat(picture.getWidth()).as("five images across").isEqualTo(5 * 34 - 2);
        assertThat(picture.getHeight()).as("sixteen images down").isEqualTo(16 * 34 - 2);
    }

    @Test
    void theNearestAreLookedForAmongAllRealsAndWhatIsSeenOfThemIsKept() {
        VersionManifest first = version(List.of("nearest"));
        service(Metric.all()).measure(first);
        MetricResult before = results().get("nearest");

        assertThat(before.protocol().parameters()).containsEntry("reals", Integer.toString(TestWorld.IMAGES));
        assertThat(before.protocol().count()).isEqualTo(16);

        world.loseTheImagesOf(first.lineage().data().get("train"), 16);
        announced.clear();
        service(Metric.all()).measure(version(List.of("nearest")));

        assertThat(results().get("nearest").value()).isEqualTo(before.value());
    }

    @Test
    void whatIsComputedOfRealsIsFoundByTheNextServiceWithoutTheImages() {
        List<String> ofFeatures = List.of("is", "fid", "kid", "precision-recall", "density-coverage", "modes");
        VersionManifest first = version(ofFeatures);
        service(Metric.all()).measure(first);
        Map<String, MetricResult> before = results();

        world.loseTheImagesOf(first.lineage().data().get("train"));
        announced.clear();
        service(Metric.all()).measure(version(ofFeatures));

        assertThat(results()).hasSize(ofFeatures.size());
        results().forEach((metric, result) -> {
            assertThat(result.value()).as(metric).isEqualTo(before.get(metric).value());
            assertThat(result.parts()).as(metric).isEqualTo(before.get(metric).parts());
        });
    }

    @Test
    void aCrashInOneMetricHarmsNoOtherAndIsMadeUpForLater() {
        VersionManifest version = version(List.of("swd", "fid", "is"));

        assertThatThrownBy(() -> service(List.of(known("swd"), new Crashing(false), known("is")))
                        .measure(version))
                .isInstanceOf(MetricsFailed.class)
                .hasMessage("fid: index 7 out of bounds");
        announced.clear();
        assertThatThrownBy(() -> service(List.of(known("swd"), new Crashing(true), known("is")))
                        .measure(version))
                .isInstanceOf(MetricsFailed.class)
                .hasMessage("fid: out of memory: Java heap space");
        assertThat(results()).containsOnlyKeys("swd", "is");

        announced.clear();
        service(Metric.all()).measure(version);

        assertThat(results()).containsOnlyKeys("swd", "is", "fid");
    }

    /** As {@code fid} would, had it a fault. */
    private static final class Crashing implements Metric {
        private final boolean forMemory;

        Crashing(boolean forMemory) {
            this.forMemory = forMemory;
        }

        @Override
        public KnownMetric known() {
            return KnownMetric.FID;
        }

        @Override
        public MetricProtocol protocol(Comparison comparison) {
            return EveryMetricTest.known("fid").protocol(comparison);
        }

        @Override
        public Value measure(Comparison comparison, MetricProtocol protocol) {
            if (forMemory) throw new OutOfMemoryError("Java heap space");
            throw new IndexOutOfBoundsException("index 7 out of bounds");
        }
    }

    private static Metric known(String name) {
        return Metric.all().stream()
                .filter(metric -> metric.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Measurer service(List<Metric> metrics) {
        BucketMaterial material = new BucketMaterial(bucket, new OnnxRuntime(1, 16), MEMORY);
        materials.add(material);
        return new Measurer(
                metrics,
                material,
                workers,
                new MetricResults(bucket),
                new Blobs(bucket),
                announced::add,
                new SimpleMeterRegistry());
    }

    private VersionManifest version(List<String> metrics) {
        return world.labelledVersion(name(), noise, metrics);
    }

    private static String name() {
        return "v" + UUID.randomUUID();
    }

    private Map<String, MetricResult> results() {
        return announced.stream()
                .map(MetricRecorded::result)
                .collect(Collectors.toMap(MetricResult::metric, Function.identity()));
    }
}
