package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.Topic;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.metric.MetricProtocol;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.At;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.DataSetRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.contracts.schedule.Position;
import crescendo.trainer.state.StateRetention;
import crescendo.trainer.world.Attempts;
import crescendo.trainer.world.CountingRun;
import crescendo.trainer.world.HeardEvents;
import crescendo.trainer.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of a job in a real store. It publishes every 1000 images: stages end at 4000, 6000 and 10000. */
class RetentionTest {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Pins PINS = new Pins(Map.of(), Map.of());
    private static final int ALL = 1000;

    private final Models models = new Models(World.bucket());
    private final Blobs blobs = new Blobs(World.bucket());
    private final HeardEvents events = new HeardEvents();
    private final Name job = new Name("keeps-" + Nonce.next().substring(0, 8));

    @Test
    void theLastVersionsAndTheEndsOfPhasesAreLeftAndNothingOfTheOthers() throws Exception {
        List<LogEntry> log = train("\"last\": 2", at -> {}, List.of(ALL));

        requireLeft(log, 4000, 6000, 9000, 10_000);
        assertThat(events.removed())
                .containsExactlyInAnyOrderElementsOf(Stream.of(1000, 2000, 3000, 5000, 7000, 8000)
                        .map(images -> Topic.CHECKPOINTS.topicName() + " " + job + "/" + version(images))
                        .toList());
    }

    @Test
    void withoutARuleEverythingIsLeft() throws Exception {
        List<LogEntry> log = Attempts.accept(job, recipe("")).read();
        assertThat(log).hasSize(1);

        log = new Attempts((recipe, pins) -> CountingRun.trainee(at -> {}), events)
                .at(new Jobs(World.bucket()).log(job), PINS, List.of(ALL));

        assertThat(models.versions(job)).hasSize(10);
        assertThat(log).noneMatch(LogEntry.Retired.class::isInstance);
    }

    @Test
    void whatAnAliasPointsToAndWhatAJobHasPinnedIsLeft() throws Exception {
        List<LogEntry> log = train(
                "\"last\": 1, \"stages\": false",
                at -> {
                    if (at.imagesShown() == 1500) {
                        await().atMost(DEADLINE)
                                .until(() -> models.version(ref(1000)).isPresent());
                        models.point(job, new Name("production"), version(1000));
                    }
                    if (at.imagesShown() == 2500) {
                        await().atMost(DEADLINE)
                                .until(() -> models.version(ref(2000)).isPresent());
                        assertThat(models.keep(ref(2000), "pinned by a job")).isTrue();
                    }
                },
                List.of(ALL));

        requireLeft(log, 1000, 2000, 10_000);
    }

    @Test
    void theBestByAMetricIsLeft() throws Exception {
        for (int images = 1000; images <= 10_000; images += 1000) {
            measured(images, images == 7000 ? 1 : images / 1000.0 + 2);
        }

        List<LogEntry> log =
                train("\"last\": 1, \"stages\": false, \"best\": {\"metric\": \"swd\"}", at -> {}, List.of(ALL));

        requireLeft(log, 7000, 10_000);
    }

    @Test
    void whatWaitsToBeMeasuredIsLeft() throws Exception {
        measured(1000, 3);
        measured(2000, 2);

        List<LogEntry> log =
                train("\"last\": 1, \"stages\": false, \"best\": {\"metric\": \"swd\"}", at -> {}, List.of(ALL));

        requireLeft(log, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10_000);
    }

    @Test
    void anAttemptThatEndsInTheMiddleOfALettingGoIsFinishedByTheNext() throws Exception {
        HeardEvents broken = new HeardEvents() {
            @Override
            public void remove(Topic topic, String key) {
                throw new IllegalStateException("ends here, for this test");
            }
        };
        JobLog log = Attempts.accept(job, recipe(", \"retention\": {\"last\": 2}"));
        Attempts first = new Attempts((recipe, pins) -> CountingRun.trainee(at -> {}), broken);
        assertThatThrownBy(() -> first.at(log, PINS, List.of(ALL))).hasMessage("ends here, for this test");
        assertThat(models.versions(job)).as("nothing has gone yet").hasSize(10);
        assertThat(log.read()).anyMatch(LogEntry.Retired.class::isInstance);

        List<LogEntry> after =
                new Attempts((recipe, pins) -> CountingRun.trainee(at -> {}), events).at(log, PINS, List.of(ALL));

        requireLeft(after, 4000, 6000, 9000, 10_000);
    }

    @Test
    void whatWasDecidedButNotYetWrittenDownGoesInTheNextAttempt() throws Exception {
        JobLog log = Attempts.accept(job, recipe(", \"retention\": {\"last\": 2}"));
        Attempts attempts = new Attempts((recipe, pins) -> CountingRun.trainee(at -> {}), events);
        attempts.at(log, PINS, List.of(25));
        assertThat(models.versions(job)).hasSize(2);

        assertThat(models.retire(ref(1000), job)).isTrue();
        assertThatThrownBy(() -> models.point(job, new Name("production"), version(1000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("version: " + ref(1000) + " is being removed, as the retention of its job says");
        List<LogEntry> after = attempts.at(log, PINS, List.of(ALL));

        requireLeft(after, 4000, 6000, 9000, 10_000);
    }

    @Test
    void aJobThatBeginsAnewMakesNothingAgainThatHasGone() throws Exception {
        JobLog log = Attempts.accept(job, recipe(", \"retention\": {\"last\": 2}"));
        Attempts attempts = new Attempts((recipe, pins) -> CountingRun.trainee(at -> {}), events);
        attempts.at(log, PINS, List.of(45));
        StateRetention.kept(log.read()).forEach(state -> blobs.delete(state.digest()));

        List<LogEntry> after = attempts.at(log, PINS, List.of(ALL));

        requireLeft(after, 4000, 6000, 9000, 10_000);
        assertThat(Attempts.published(after)).hasSize(10);
    }

    private void requireLeft(List<LogEntry> log, Integer... images) {
        assertThat(log).last().isInstanceOf(LogEntry.Succeeded.class);
        List<Name> left = Stream.of(images).map(this::version).toList();
        assertThat(models.versions(job)).containsExactlyElementsOf(left);
        for (VersionManifest version : Attempts.published(log)) {
            boolean there = blobs.contains(version.file(VersionManifest.WEIGHTS).digest());
            assertThat(there).as("weights of " + version.version()).isEqualTo(left.contains(version.version()));
        }
        assertThat(new Jobs(World.bucket())
                        .log(job)
                        .replay()
                        .orElseThrow()
                        .job()
                        .history()
                        .versions())
                .containsExactlyElementsOf(left);
    }

    private List<LogEntry> train(String retention, Consumer<Position> onStep, List<Integer> steps)
            throws InterruptedException {
        JobLog log = Attempts.accept(job, recipe(", \"retention\": {" + retention + "}"));
        return new Attempts((recipe, pins) -> CountingRun.trainee(onStep), events).at(log, PINS, steps);
    }

    /** 100 images a step. */
    private Recipe recipe(String fields) {
        String json = "{\"data\": {\"train\": \"shirts\"}, \"network\": {\"channels\": 8}, \"checkpointEvery\": 1,"
                + "\"schedule\": {\"resolution\": 8, \"fadeImages\": 2000, \"stableImages\": 4000, \"minibatch\": 100}"
                + fields + "}";
        return Recipe.parse(json.getBytes(StandardCharsets.UTF_8), job);
    }

    private Name version(int images) {
        return ref(images).version();
    }

    private VersionRef ref(int images) {
        return VersionRef.of(job, job, images);
    }

    private void measured(int images, double value) {
        MetricProtocol protocol =
                new MetricProtocol("swd", 1, 64, 1, DataSetRef.parse("shirts@v1"), 8, 1, Optional.empty(), Map.of());
        At at = new At(images, images / 100, 8, Phase.Kind.STABLE, 1, false);
        models.results()
                .create(new MetricResult(
                        1, ref(images), at, protocol, Optional.of(value), Optional.empty(), Map.of(), List.of()));
    }
}
