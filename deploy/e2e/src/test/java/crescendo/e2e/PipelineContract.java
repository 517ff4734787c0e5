package crescendo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.blob.Blobs;
import crescendo.contracts.Name;
import crescendo.contracts.event.MetricRecorded;
import crescendo.contracts.job.Job;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.tensor.Safetensors;
import crescendo.contracts.tensor.Tensor;
import crescendo.e2e.stack.Recipes;
import crescendo.e2e.stack.ServiceProcess;
import crescendo.e2e.stack.Shapes;
import crescendo.e2e.stack.Stack;
import crescendo.e2e.stack.Waiting;
import crescendo.platform.store.StoreAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rendered data set, two requests on Kafka, and all that comes of them, through the services as they are shipped: on the
 * store that each heir names.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PipelineContract {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MODEL = "shapes-gan";
    private static final String CLASSES = "shapes-by-class";

    private Stack stack;
    private ServiceProcess inference;
    private ServiceProcess registry;
    private Job job;

    /** An S3 server to run on; the embedded one where empty. */
    abstract Optional<StoreAddress> store();

    @BeforeAll
    void trainThroughKafka(@TempDir Path temp) {
        stack = Stack.start("pipeline", store());
        Shapes.importInto(stack, temp);
        stack.request("classes-1", Recipes.classifier());
        stack.request("gan-1", Recipes.growingAndScored(MODEL, "classes-1"));
        stack.request("by-class-1", Recipes.conditional(CLASSES));

        inference = stack.inferenceService();
        registry = stack.registryService();
        stack.trainer("trainer");
        stack.metricsService();

        assertThat(stack.awaitEnd("classes-1", PATIENCE)).isInstanceOf(Job.Succeeded.class);
        job = stack.awaitEnd("gan-1", PATIENCE);
        assertThat(stack.awaitEnd("by-class-1", PATIENCE)).isInstanceOf(Job.Succeeded.class);
        inference.awaitReady();
        registry.awaitReady();
    }

    @AfterAll
    void stop() throws Exception {
        stack.close();
    }

    @Test
    void theNetworkGrowsThroughEveryStage() {
        assertThat(job).isInstanceOf(Job.Succeeded.class);

        List<VersionManifest> checkpoints = stack.checkpoints("gan-1");
        assertThat(checkpoints)
                .extracting(VersionManifest::version)
                .containsExactlyElementsOf(job.history().versions());
        assertThat(checkpoints.stream()
                        .filter(c -> c.at().endsPhase())
                        .map(c -> c.at().resolution() + " " + c.at().phase()))
                .containsExactly("4 stable", "8 fade", "8 stable", "16 fade", "16 stable");
    }

    @Test
    void everyCheckpointIsMeasured() {
        for (VersionManifest checkpoint : stack.checkpoints("gan-1")) {
            List<MetricRecorded> metrics = Waiting.forValue("metrics of " + checkpoint.ref(), PATIENCE, () -> {
                List<MetricRecorded> found = stack.metrics(checkpoint.ref());
                return found.size() < 2 ? Optional.empty() : Optional.of(found);
            });

            assertThat(metrics).extracting(m -> m.result().metric()).containsExactlyInAnyOrder("swd", "is");
            boolean large = checkpoint.at().resolution() == 16;
            assertThat(metrics).allSatisfy(m -> assertThat(m.result().value().isPresent())
                    .as(
                            "%s at %d: %s",
                            m.result().metric(),
                            checkpoint.at().resolution(),
                            m.result().undefined())
                    .isEqualTo(large));
        }
    }

    @Test
    void theInceptionScoreKnowsTheClassesAndTheReals() {
        VersionManifest last = last();

        MetricResult score = Waiting.forValue("the inception score", PATIENCE, () -> stack.metrics(last.ref()).stream()
                .map(MetricRecorded::result)
                .filter(result -> result.metric().equals("is"))
                .findFirst());

        assertThat(score.value().orElseThrow()).isBetween(1.0, 3.0);
        assertThat(score.classes()).hasSize(3);
        assertThat(score.parts()).containsKeys("deviation", "reals");
        assertThat(score.parts().get("reals"))
                .as("the classifier tells its own classes apart")
                .isGreaterThan(2.0);
    }

    @Test
    void theInferenceServiceSamplesWhatTheTrainerPublished() {
        VersionManifest last = last();
        VersionManifest.Golden golden = last.golden().orElseThrow();
        Map<String, Tensor> expected = Safetensors.decode(
                new Blobs(stack.bucket()).get(last.file(VersionManifest.GOLDEN).digest()));

        HttpResponse<byte[]> answer = inference.post(
                "/v1/models/" + MODEL + "/samples",
                "{\"count\": %d, \"seed\": %d, \"version\": \"%s\", \"format\": \"raw\"}"
                        .formatted(golden.count(), golden.seed(), last.version()));

        assertThat(answer.statusCode()).as(new String(answer.body())).isEqualTo(200);
        byte[] images = expected.get("images").bytes();
        assertThat(answer.body()).hasSameSizeAs(images);
        for (int i = 0; i < images.length; i++) {
            assertThat(Math.abs((images[i] & 255) - (answer.body()[i] & 255)))
                    .as("pixel " + i)
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void everySampleHasTheClassAndThePictureThatItHasToTheTrainer() {
        ServedClasses served = servedClasses();

        served.assertGoldenSamplesAreServed();
        served.assertSheetOfEveryClassIsServed();
    }

    @Test
    void aWalkFromClassToClassEndsInWholeOnesAndIsBetweenThemInTheMiddle() {
        ServedClasses served = servedClasses();

        served.assertWalkIsBlended("bar", "disc");
    }

    @Test
    void whatKnowsNoClassesBlendsNone() {
        HttpResponse<byte[]> refused = inference.post(
                "/v1/models/" + MODEL + "/samples",
                "{\"count\": 5, \"seed\": 1, \"interpolation\": {\"classes\": \"blend\"}}");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(new String(refused.body())).contains("interpolation.classes", "knows no classes");
    }

    private ServedClasses servedClasses() {
        Name version = stack.job("by-class-1").job().history().lastVersion().orElseThrow();
        VersionManifest manifest = stack.models()
                .version(new VersionRef(new Name(CLASSES), version))
                .orElseThrow();
        return new ServedClasses(inference, new Blobs(stack.bucket()), manifest);
    }

    @Test
    void theRegistryKnowsItAll() {
        String models =
                new String(registry.get("/v1/models/" + MODEL + "/versions").body());
        String jobs = new String(registry.get("/v1/jobs/gan-1").body());

        assertThat(models).contains(last().version().value());
        assertThat(jobs).contains("succeeded");
    }

    @Test
    void theDashboardShowsThePointsAndWhatTheStepsFound() {
        Waiting.until("every checkpoint is measured", PATIENCE, () -> stack.checkpoints("gan-1").stream()
                .allMatch(c -> stack.metrics(c.ref()).size() == 2));
        long points = stack.checkpoints("gan-1").stream()
                .filter(c -> c.at().resolution() == 16)
                .count();

        try (Dashboard dashboard = Dashboard.open(registry.address("/#/models/" + MODEL))) {
            assertThat(dashboard.points("swd")).isEqualTo(points);
            assertThat(dashboard.points("is")).isEqualTo(points);
            for (String kind : List.of("losses", "scores", "gradients", "speed", "time", "memory")) {
                assertThat(dashboard.stepPoints(kind)).as(kind).isBetween(100, 300);
            }
            dashboard.screenshot(stack.folder().resolveSibling("dashboard.png"));
            assertThat(dashboard.errors()).isEmpty();
        }
    }

    @Test
    void theModelIsTriedInTheBrowser() {
        HttpResponse<byte[]> grid = inference.post(
                "/v1/models/" + MODEL + "/samples",
                "{\"count\": 4, \"seed\": 7, \"truncation\": 0.5, \"format\": \"grid\"}");
        HttpResponse<byte[]> sweep = inference.post(
                "/v1/models/" + MODEL + "/samples",
                "{\"count\": 4, \"seed\": 7, \"truncation\": 0.5, \"format\": \"grid\","
                        + " \"sweep\": {\"variable\": 0, \"from\": -2.5, \"to\": 3}}");

        try (TryPage page = TryPage.open(inference.address("/try"))) {
            String first = page.pictureAfter(() -> page.choose(MODEL));
            assertThat(page.width()).isEqualTo(4 * 16);
            page.pictureAfter(() -> page.count(4));
            page.pictureAfter(() -> page.move("seed", 7));
            String truncated = page.pictureAfter(() -> page.move("truncation", 0.5));
            assertThat(truncated)
                    .isEqualTo(HexFormat.of().formatHex(grid.body()))
                    .isNotEqualTo(first);
            String swept = page.pictureAfter(() -> page.move("value", -2.5));
            assertThat(swept).isEqualTo(HexFormat.of().formatHex(sweep.body())).isNotEqualTo(truncated);
            page.screenshot(stack.folder().resolveSibling("try.png"));
            assertThat(page.errors()).isEmpty();
        }
    }

    private VersionManifest last() {
        Name version = job.history().lastVersion().orElseThrow();
        return stack.checkpoints("gan-1").stream()
                .filter(c -> c.version().equals(version))
                .findFirst()
                .orElseThrow();
    }
}
