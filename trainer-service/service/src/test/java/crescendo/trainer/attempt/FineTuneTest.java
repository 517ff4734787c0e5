package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.dataset.DataSets;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.client.model.Origins;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Tensor;
import crescendo.trainer.job.Claims;
import crescendo.trainer.job.JobNews;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.job.Troubles;
import crescendo.trainer.world.Attempts;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.RenderedImages;
import crescendo.trainer.world.World;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real networks that go on from a version of another job, in a real store. */
class FineTuneTest {
    private static final Name SET = new Name("fine-tune-shirts");
    private static final Name PARENT = new Name("parent-" + Nonce.next().substring(0, 8));

    @TempDir
    static Path folder;

    private static Attempts attempts;
    private static VersionManifest parent;

    @BeforeAll
    static void trainAParentAt4() throws Exception {
        RenderedImages.importTo(World.bucket(), SET, folder.resolve("images"));
        attempts = Attempts.real(folder.resolve("cache"), new HeardEvents());
        Recipe recipe = recipe(
                PARENT, "\"schedule\": {\"resolution\": 4, \"stableImages\": 64, \"minibatch\": 8}, \"seed\": 7");
        Pins pins =
                new Pins(Map.of("train", new DataSets(World.bucket()).pin(DataSetRef.parse(SET.value()))), Map.of());
        List<LogEntry> log = attempts.at(Attempts.accept(PARENT, recipe), pins, List.of(1000));
        parent = Attempts.published(log).get(0);
        new Models(World.bucket()).point(PARENT, new Name("best"), parent.version());
    }

    @Test
    void aRunStartsFromTheWeightsOfTheVersionThatItsRecipeNames() throws Exception {
        List<LogEntry> log =
                train(newJob(), "\"ema\": 0.999999, \"optimiser\": {\"learningRate\": 1e-9}", List.of(1000));

        Map<String, Tensor> first = weights(Attempts.published(log).get(0));
        weights(parent).forEach((name, tensor) -> assertThat(farthest(tensor, first.get(name)))
                .as("change of " + name + " in 8 steps at a learning rate of nearly 0")
                .isLessThan(1e-6));
    }

    @Test
    void aRunGrowsOnFromThereAndItsVersionsNameTheirParent() throws Exception {
        List<LogEntry> log = train(newJob(), "\"seed\": 3", List.of(1000));

        List<VersionManifest> versions = Attempts.published(log);
        assertThat(versions).extracting(version -> version.at().resolution()).containsExactly(4, 8, 8);
        assertThat(versions).extracting(version -> version.lineage().parents()).containsOnly(List.of(parent.ref()));
        assertThat(versions.get(0).lineage().models().get(VersionManifest.FROM).digest())
                .isEqualTo(parent.file(VersionManifest.WEIGHTS).digest());
    }

    @Test
    void aRunThatIsStoppedBeforeAndAfterItsFirstStateEndsLikeTheUndisturbedOne() throws Exception {
        List<Digest> undisturbed = digests(train(newJob(), "\"seed\": 3", List.of(1000)));
        JobLog log = Attempts.accept(newJob(), child(newJob(), "\"seed\": 3"));
        Pins pins = pins(log);
        attempts.at(log, pins, List.of(2));
        dropTheOnlyState(log);

        List<LogEntry> disturbed = attempts.at(log, pins, List.of(3, 11, 1000));

        assertThat(digests(disturbed)).isEqualTo(undisturbed);
    }

    @Test
    void aJobWhoseNetworksDoNotFitFailsWithTheFirstTensorThatDoesNot() throws Exception {
        Job.Failed failed = refused("\"network\": {\"latentSize\": 16, \"colours\": 1, \"channels\": 8}");

        assertThat(failed.reason())
                .isEqualTo("recipe.from: generator/4x4/dense/weight: of shape [8, 128] in " + parent.ref()
                        + " (progan, 4×4), [16, 128] in the networks of the recipe");
    }

    @Test
    void aJobThatBeginsAtAResolutionThatTheVersionLacksIsToldWhereToBegin() throws Exception {
        Job.Failed failed =
                refused("\"schedule\": {\"from\": 8, \"resolution\": 8, \"stableImages\": 64, \"minibatch\": 8}");

        assertThat(failed.reason())
                .isEqualTo("recipe.from: generator/8x8/conv0/weight: " + parent.ref()
                        + " (progan, 4×4) has no such tensor;"
                        + " recipe.schedule.from is 8, set it to 4 to go on from there");
    }

    @Test
    void aJobFromAnAliasThatIsNotThereIsToldWhichAre() throws Exception {
        Job.Failed failed = refused("\"from\": {\"model\": \"" + PARENT + "\", \"alias\": \"worst\"}");

        assertThat(failed.reason())
                .isEqualTo("recipe.from: there is no " + PARENT + "@worst; aliases of " + PARENT + " are best");
    }

    private static Job.Failed refused(String fields) throws InterruptedException {
        Name job = newJob();
        JobLog log = Attempts.accept(job, child(job, fields));
        Jobs jobs = new Jobs(World.bucket());
        Claims claims = new Claims(
                jobs, Attempts.references(), Obstacles.NONE, new JobNews(), new HeardEvents(), "worker", Device.CPU);

        assertThat(claims.consider(job, 0, new Troubles())).isEmpty();

        return (Job.Failed) log.replay().orElseThrow().job();
    }

    private static List<LogEntry> train(Name job, String fields, List<Integer> steps) throws InterruptedException {
        JobLog log = Attempts.accept(job, child(job, fields));
        return attempts.at(log, pins(log), steps);
    }

    private static Pins pins(JobLog log) {
        return Attempts.references().pin(log.replay().orElseThrow().job().recipe(), Optional.empty());
    }

    private static Name newJob() {
        return new Name("child-" + Nonce.next().substring(0, 8));
    }

    private static void dropTheOnlyState(JobLog log) {
        Job job = log.replay().orElseThrow().job();
        new Blobs(World.bucket()).delete(job.history().state().orElseThrow().digest());
    }

    /** From the parent's alias {@code best}, growing from 4 to 8, unless the fields say otherwise. */
    private static Recipe child(Name job, String fields) {
        String from = fields.contains("\"from\": {")
                ? ""
                : ", \"from\": {\"model\": \"" + PARENT + "\", \"alias\": \"best\"}";
        String schedule = fields.contains("\"schedule\"")
                ? ""
                : ", \"schedule\": {\"resolution\": 8, \"fadeImages\": 64, \"stableImages\": 64, \"minibatch\": 8}";
        return recipe(job, fields + from + schedule);
    }

    private static Recipe recipe(Name job, String fields) {
        String network = fields.contains("\"network\"")
                ? ""
                : "\"network\": {\"latentSize\": 8, \"colours\": 1, \"channels\": 8}, ";
        String json =
                "{\"data\": {\"train\": \"" + SET + "\"}, \"metrics\": {\"names\": []}, " + network + fields + "}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), job);
    }

    private static Map<String, Tensor> weights(VersionManifest version) {
        return new Origins(new Models(World.bucket()), new Blobs(World.bucket())).weights(version);
    }

    private static List<Digest> digests(List<LogEntry> log) {
        assertThat(log).last().isInstanceOf(LogEntry.Succeeded.class);
        return Attempts.published(log).stream()
                .map(version -> version.file(VersionManifest.WEIGHTS).digest())
                .toList();
    }

    private static double farthest(Tensor one, Tensor other) {
        FloatBuffer a = one.data().asFloatBuffer();
        FloatBuffer b = other.data().asFloatBuffer();
        double farthest = 0;
        while (a.hasRemaining()) {
            farthest = Math.max(farthest, Math.abs(a.get() - b.get()));
        }
        return farthest;
    }
}
