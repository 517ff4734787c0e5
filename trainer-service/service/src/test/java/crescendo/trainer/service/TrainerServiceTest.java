package crescendo.trainer.service;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.job.Jobs;
import crescendo.client.log.EventLog;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.tensor.Safetensors;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.RenderedImages;
import crescendo.trainer.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service between a real broker and a real store. */
@QuarkusTest
@QuarkusTestResource(PlatformResource.class)
class TrainerServiceTest {
    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final Name SHIRTS = new Name("shirts");

    @TempDir
    Path folder;

    private final Jobs jobs = new Jobs(World.bucket());
    private Records records;

    @BeforeEach
    void prepare() throws Exception {
        records = new Records(World.brokers());
        RenderedImages.importTo(World.bucket(), SHIRTS, folder);
    }

    @AfterEach
    void close() {
        records.close();
    }

    @Test
    void trainsOnceWhatIsAskedForAmongTenOfEachPoison() throws Exception {
        Name job = fresh("good");
        byte[] recipe = tiny(job);
        Map<String, Poison> poison = new LinkedHashMap<>();
        List<Name> others = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            records.request(bytes(job.value()), recipe);
            Name other = fresh("good-" + i);
            others.add(other);
            records.request(bytes(other.value()), tiny(other));
            for (Poison kind : poison(job)) {
                poison.put(records.request(kind.key(), kind.value()), kind);
            }
        }

        awaitEnd(job, Job.Succeeded.class);
        await().atMost(DEADLINE).until(() -> letters(poison).size() == poison.size());

        assertThat(claims(job)).hasSize(1);
        for (Name other : others) {
            awaitEnd(other, Job.Succeeded.class);
            assertThat(claims(other)).as("claims of %s", other).hasSize(1);
        }
        letters(poison).forEach((mark, letter) -> {
            Poison kind = poison.get(mark);
            assertThat(letter.key()).as(kind.what()).isEqualTo(kind.key());
            assertThat(letter.value()).as(kind.what()).isEqualTo(kind.value());
            assertThat(letter.headers().lastHeader("empty").value()).isNull();
            assertThat(header(letter, "dead-letter-reason")).contains(kind.named());
        });
    }

    @Test
    void publishesAVersionAtTheEndOfEveryPhase() throws Exception {
        Name job = fresh("versions");
        records.request(bytes(job.value()), tiny(job));

        awaitEnd(job, Job.Succeeded.class);

        List<VersionManifest> published = published(job);
        assertThat(published)
                .extracting(manifest -> manifest.at().imagesShown())
                .containsExactly(64L, 128L, 192L);
        assertThat(published).extracting(manifest -> manifest.at().resolution()).containsExactly(4, 8, 8);
        Models models = new Models(World.bucket());
        published.forEach(manifest -> assertThat(models.version(manifest.ref())).contains(manifest));
        assertThat(announced(job)).containsExactlyInAnyOrderElementsOf(published);
        VersionManifest last = published.get(2);
        assertThat(last.files())
                .containsOnlyKeys("generator.onnx", "weights.safetensors", "golden.safetensors", "samples.png");
        assertThat(last.run()).containsEntry("threads", "1").containsKeys("device", "tensorflow", "onednn");
        byte[] golden =
                new Blobs(World.bucket()).get(last.file("golden.safetensors").digest());
        assertThat(Safetensors.decode(golden)).containsOnlyKeys("latents", "raw", "images");
    }

    @Test
    void trainsAClassifierAndPinsItForTheJobAfterIt() throws Exception {
        Name first = fresh("tell-apart");
        Name second = fresh("after-it");
        String after = ", \"after\": \"" + first + "\"";
        String metrics = "\"metrics\": {\"names\": [\"is\"], \"classifier\": \"" + first + "\"}";
        byte[] recipe = new String(tiny(second), UTF_8)
                .replace("\"metrics\":{\"names\":[],\"count\":2048,\"seed\":1}", metrics + after)
                .getBytes(UTF_8);
        records.request(bytes(second.value()), recipe);
        records.request(
                bytes(first.value()),
                bytes("{\"family\": \"classifier\", \"data\": {\"train\": \"shirts\"},"
                        + "\"network\": {\"colours\": 1, \"channels\": [4, 4]},"
                        + "\"schedule\": {\"resolution\": 8, \"images\": 640, \"minibatch\": 16}}"));

        awaitEnd(second, Job.Succeeded.class);

        VersionManifest classifier = published(first).get(0);
        assertThat(classifier.classes()).containsExactly("left", "right");
        assertThat(published(second).get(0).lineage().models().get("classifier").version())
                .isEqualTo(new VersionRef(first, classifier.version()));
    }

    @Test
    void failsAJobWhoseDataSetIsUnknown() throws Exception {
        Name job = fresh("nowhere");
        records.request(bytes(job.value()), bytes("{\"data\": {\"train\": \"never-imported\"}}"));

        Job.Failed failed = (Job.Failed) awaitEnd(job, Job.Failed.class);

        assertThat(failed.reason()).contains("recipe.data.train").contains("never-imported");
    }

    @Test
    void countsAJobAsWaitingForTheKindOfTrainerThatCouldTakeIt() throws Exception {
        Name job = fresh("gpu-only");
        byte[] recipe = Recipes.tiny(job, SHIRTS.value(), ", \"queue\": {\"device\": \"gpu\"}")
                .bytes();
        double before = waiting("gpu");

        records.request(bytes(job.value()), recipe);
        await().atMost(DEADLINE).until(() -> waiting("gpu") == before + 1);
        Name other = fresh("not-only");
        records.request(bytes(other.value()), tiny(other));
        awaitEnd(other, Job.Succeeded.class);

        assertThat(jobs.log(job).replay().orElseThrow().job()).isInstanceOf(Job.Waiting.class);
        jobs.log(job).append(2, new LogEntry.PauseAsked(Nonce.next()));
        Job paused = jobs.log(job).replay().orElseThrow().job();
        try (EventLog events = new EventLog(World.brokers(), "/test")) {
            events.send(JobChanged.of(paused, 2));
        }
        await().atMost(DEADLINE).until(() -> waiting("gpu") == before);
    }

    private static double waiting(String device) {
        String name = "crescendo_jobs_waiting{device=\"" + device + "\"} ";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsItsHealthAndItsFigures() {
        await().atMost(DEADLINE)
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));

        given().get("/q/health/ready")
                .then()
                .body(containsString("crescendo.device=cpu"))
                .body("status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .body(containsString("crescendo_jobs_waiting{device=\"cpu\"}"))
                .body(containsString("crescendo_jobs_waiting{device=\"gpu\"}"));
    }

    private record Poison(String what, byte[] key, byte[] value, String named) {}

    private static List<Poison> poison(Name known) {
        byte[] key = bytes("poison");
        byte[] good = bytes("{\"data\": {\"train\": \"shirts\"}}");
        return List.of(
                new Poison("no JSON", key, bytes("shirts please"), "recipe"),
                new Poison("bad UTF-8", key, new byte[] {'{', '"', (byte) 0xc3, '"', '}'}, "not UTF-8"),
                new Poison("unknown field", key, with("\"colour\": 1"), "recipe.colour"),
                new Poison("wrong type", key, with("\"seed\": \"seven\""), "recipe.seed"),
                new Poison("out of range", key, with("\"ema\": 2"), "recipe.ema"),
                new Poison("too large", key, new byte[900_000], "900000 bytes"),
                new Poison("null key", null, good, "key: missing"),
                new Poison("null value", key, null, "value: missing"),
                new Poison("no name", bytes("../shirts"), good, "key: \"../shirts\""),
                new Poison("another recipe", bytes(known.value()), good, "another recipe"));
    }

    private Map<String, ConsumerRecord<byte[], byte[]>> letters(Map<String, Poison> poison) {
        Map<String, ConsumerRecord<byte[], byte[]>> letters = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> letter : records.all(Topic.REQUESTS_DEAD)) {
            String mark = header(letter, "mark");
            if (poison.containsKey(mark)) {
                assertThat(letters.put(mark, letter))
                        .as("second letter for one record")
                        .isNull();
            }
        }
        return letters;
    }

    private List<LogEntry> claims(Name job) {
        return jobs.log(job).read().stream()
                .filter(entry -> entry instanceof LogEntry.Claimed)
                .toList();
    }

    private List<VersionManifest> published(Name job) {
        List<VersionManifest> published = new ArrayList<>();
        for (LogEntry entry : jobs.log(job).read()) {
            if (entry instanceof LogEntry.Published one) {
                published.add(one.manifest());
            }
        }
        return published;
    }

    private List<VersionManifest> announced(Name job) {
        return records.all(Topic.CHECKPOINTS).stream()
                .map(record -> CloudEvents.read(record.value(), CheckpointPublished.class)
                        .manifest())
                .filter(manifest -> manifest.job().equals(job))
                .toList();
    }

    private Job awaitEnd(Name job, Class<? extends Job> end) {
        await().atMost(DEADLINE).until(() -> jobs.log(job)
                .replay()
                .filter(found -> found.job().ended())
                .isPresent());
        Job ended = jobs.log(job).replay().orElseThrow().job();
        assertThat(ended).isInstanceOf(end);
        return ended;
    }

    private static byte[] tiny(Name job) {
        Recipe recipe = Recipes.tiny(job, SHIRTS.value(), "");
        return recipe.bytes();
    }

    private static byte[] with(String field) {
        return bytes("{\"data\": {\"train\": \"shirts\"}, " + field + "}");
    }

    private static Name fresh(String name) {
        return new Name(name + "-" + Nonce.next().substring(0, 8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
