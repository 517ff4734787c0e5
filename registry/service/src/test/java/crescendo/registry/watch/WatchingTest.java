package crescendo.registry.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import crescendo.client.Nonce;
import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.job.Jobs;
import crescendo.client.log.LogUnavailable;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CollapseSuspected;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.Alias;
import crescendo.contracts.recipe.Recipe;
import crescendo.platform.SharedPlatform;
import crescendo.registry.view.View;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What is written into a real bucket, and told, once for all. */
class WatchingTest {
    private static final String WITH_VERDICT =
            "\"guard\": {\"action\": \"roll-back\"}, \"watch\": {\"rise\": {\"swd\": 2}, \"verdict\": true}";
    private static final S3Bucket BUCKET =
            S3Bucket.at(BucketAddress.from(SharedPlatform.get().store().asEnvironment()));

    private final Models models = new Models(BUCKET);
    private final Jobs jobs = new Jobs(BUCKET);
    private final Past past = Past.of("shapes-" + Nonce.next(), "job-" + Nonce.next());
    private final View view = new View();
    private final List<Event> told = new ArrayList<>();

    static {
        BUCKET.ensureExists();
    }

    @AfterAll
    static void close() {
        BUCKET.close();
    }

    private void accepted(String fields) {
        String json = "{\"data\": {\"train\": \"shapes\"}, \"model\": \"" + past.model() + "\", " + fields + "}";
        Recipe recipe = Recipe.parse(json.getBytes(StandardCharsets.UTF_8), past.job());
        jobs.log(past.job()).append(1, new LogEntry.Accepted("n", recipe));
        jobs.log(past.job()).append(2, new LogEntry.Claimed("n", 1, "trainer", new Pins(Map.of(), Map.of())));
        refresh();
    }

    private void refresh() {
        var job = jobs.log(past.job()).replay().orElseThrow();
        view.apply(JobChanged.of(job.job(), job.sequence()));
    }

    /** A version is published and measured. */
    private MetricResult measured(long images, double swd) {
        MetricResult result = past.result("swd", images, 16, swd);
        var log = jobs.log(past.job());
        log.append(
                log.read().size() + 1L,
                new LogEntry.Published(
                        Nonce.next(), 1, past.manifest(images, 16), new StateRef(images, Digest.of(new byte[0]), 1)));
        models.create(past.manifest(images, 16));
        models.results().create(result);
        past.events(result).forEach(view::apply);
        refresh();
        return result;
    }

    private void look() {
        look(told::add);
    }

    /** By a registry that has just started, and reads again what it is told. */
    private void look(Consumer<Event> broker) {
        Consumer<Event> heard = event -> {
            broker.accept(event);
            view.apply(event);
        };
        view.model(past.model()).ifPresent(new Watching(view, models, jobs, heard)::look);
    }

    private Optional<Name> best() {
        return models.alias(past.model(), new Name("best-swd")).map(Alias::version);
    }

    private List<LogEntry.VerdictGiven> verdicts() {
        return jobs.log(past.job()).read().stream()
                .filter(LogEntry.VerdictGiven.class::isInstance)
                .map(LogEntry.VerdictGiven.class::cast)
                .toList();
    }

    @Test
    void theAliasFollowsTheBestVersionAndStaysWhereNoneIsBetter() {
        accepted("\"seed\": 1");
        measured(10, 5);
        look();
        measured(20, 4);
        look();
        measured(30, 6);
        look();

        assertThat(best()).contains(past.version(20));
        assertThat(told)
                .filteredOn(ModelChanged.class::isInstance)
                .extracting(event -> ((ModelChanged) event).alias().version())
                .containsExactly(past.version(10), past.version(20));
    }

    @Test
    void anAliasIsNotMovedToAWorseVersionByOneThatKnowsLess() {
        accepted("\"seed\": 1");
        measured(10, 5);
        models.create(past.manifest(20, 16));
        models.results().create(past.result("swd", 20, 16, 4));
        models.point(past.model(), new Name("best-swd"), past.version(20));

        look();

        assertThat(best()).contains(past.version(20));
    }

    @Test
    void aVersionThatIsGoingIsPassedOver() {
        accepted("\"seed\": 1");
        measured(10, 5);
        measured(20, 4);
        models.retire(past.ref(20), past.job());

        look();

        assertThat(best()).contains(past.version(10));
    }

    @Test
    void aSuspicionIsToldOnceAndChangesNothingUnlessTheRecipeAsksForAVerdict() {
        accepted("\"watch\": {\"rise\": {\"swd\": 2}}");
        measured(10, 5);
        measured(20, 11);
        look();
        look();

        assertThat(told).filteredOn(CollapseSuspected.class::isInstance).hasSize(1);
        assertThat(verdicts()).isEmpty();
    }

    @Test
    void aVerdictIsBoundToTheFirstVersionThatShowsIt() {
        accepted(WITH_VERDICT);
        measured(10, 5);
        measured(20, 11);
        measured(30, 12);
        look();
        look();

        assertThat(verdicts()).singleElement().satisfies(verdict -> assertThat(verdict)
                .returns("swd", LogEntry.VerdictGiven::from)
                .returns(20L, LogEntry.VerdictGiven::atImagesShown));
        assertThat(verdicts().get(0).reason()).contains("swd has risen to 11.00");
    }

    @Test
    void whatTheJobHasGoneBackBehindIsNoReasonForAnotherVerdict() {
        accepted(WITH_VERDICT);
        measured(10, 5);
        measured(20, 11);
        look();
        var log = jobs.log(past.job());
        log.append(
                log.read().size() + 1L,
                new LogEntry.RolledBack(
                        Nonce.next(),
                        1,
                        20,
                        Optional.of(past.version(10)),
                        Optional.of(new StateRef(10, Digest.of(new byte[0]), 1)),
                        "swd",
                        0.5,
                        Optional.empty()));
        look();

        assertThat(verdicts()).hasSize(1);
    }

    @Test
    void aVersionThatHasRecoveredIsLeftAlone() {
        accepted(WITH_VERDICT);
        measured(10, 5);
        measured(20, 11);
        measured(30, 6);
        look();

        assertThat(told).filteredOn(CollapseSuspected.class::isInstance).hasSize(1);
        assertThat(verdicts()).isEmpty();
    }

    /** Whatever is acknowledged by the broker, or is not, when the registry dies: the next one leaves everything there, once. */
    @Test
    void aRestartAtAnyMomentLosesNothingAndDoublesNothing() {
        accepted(WITH_VERDICT);
        measured(10, 5);
        measured(20, 4);
        measured(30, 9);

        for (int alive = 0; alive < 4; alive++) {
            int[] left = {alive};
            List<Event> heard = new ArrayList<>();
            Throwable death = catchThrowable(() -> look(event -> {
                if (left[0]-- == 0) {
                    throw new LogUnavailable("the broker is away", null);
                }
                heard.add(event);
            }));
            told.addAll(heard);
            assertThat(death == null || death instanceof LogUnavailable).isTrue();
        }
        look();

        assertThat(best()).contains(past.version(20));
        assertThat(models.alias(past.model(), new Name("best-swd"))
                        .orElseThrow()
                        .sequence())
                .isEqualTo(1);
        assertThat(verdicts()).hasSize(1);
        assertThat(told.stream().map(Event::id).distinct()).hasSize(told.size()).contains(past.model() + "/best-swd/1");
        assertThat(told).filteredOn(CollapseSuspected.class::isInstance).hasSize(1);
    }
}
