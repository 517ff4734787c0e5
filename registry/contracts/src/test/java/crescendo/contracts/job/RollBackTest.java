package crescendo.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a log means in which training has gone back. */
class RollBackTest {
    private static final Name ID = new Name("job-1");
    private static final Recipe RECIPE =
            Recipe.parse("{\"data\":{\"train\":\"cats\"}}".getBytes(StandardCharsets.UTF_8), ID);
    private static final List<LogEntry> BEGUN = List.of(
            new LogEntry.Accepted("n", RECIPE), new LogEntry.Claimed("n", 1, "worker", new Pins(Map.of(), Map.of())));

    @Test
    void aJobStandsWhereItWentBackTo() {
        Job job = replay(published(64, 4), published(128, 4), state(160), back(64, 0.5));

        assertThat(job).isInstanceOf(Job.Running.class);
        assertThat(job.history().state()).contains(ref(64));
        assertThat(job.history().versions()).containsExactly(version(64));
        assertThat(job.history().course().count()).isEqualTo(1);
    }

    @Test
    void aJobThatWentBackToItsBeginningHasNoState() {
        Job job = replay(state(32), back(0, 0.5));

        assertThat(job.history().state()).isEmpty();
        assertThat(job.history().versions()).isEmpty();
        assertThat(job.history().course().learningRateFactor(0)).isEqualTo(0.5);
    }

    @Test
    void goingBackIsNoFruitlessAttempt() {
        Job job = replay(published(64, 4), new LogEntry.Claimed("n", 2, "w", new Pins(Map.of(), Map.of())));

        assertThat(job.history().fruitless()).isEqualTo(1);
        assertThat(job.then(back(2, 64, 0.5)).history().fruitless()).isZero();
    }

    @Test
    void onlyItsOwnerTakesAJobBack() {
        assertThatThrownBy(() -> replay(published(64, 4), back(2, 64, 0.5))).hasMessageContaining("cannot follow");
    }

    @Test
    void aVerdictStandsUntilItIsObeyed() {
        LogEntry.VerdictGiven verdict = new LogEntry.VerdictGiven("n", "fid", "it rises", 128);

        assertThat(replay(verdict).history().verdict()).contains(verdict);
        assertThat(replay(verdict, back(0, 0.5)).history().verdict()).isEmpty();
    }

    @Test
    void whatAppliesToAStepIsAFunctionOfTheImagesShown() {
        Course course = replay(published(64, 4), published(128, 4), back(64, 0.5), published(128, 4), back(128, 0.25))
                .history()
                .course();

        assertThat(Stream.of(0L, 63L, 64L, 127L, 128L).map(course::learningRateFactor))
                .containsExactly(1.0, 1.0, 0.5, 0.5, 0.25);
        assertThat(course.turnBefore(64)).isEmpty();
        assertThat(course.turnBefore(128)).map(Course.Turn::number).contains(1);
        assertThat(course.turnBefore(136)).map(Course.Turn::number).contains(2);
    }

    @Test
    void aTurnThatTrainingWentBackBehindNoLongerApplies() {
        Course course = replay(published(64, 4), published(128, 4), back(128, 0.5), back(64, 0.25))
                .history()
                .course();

        assertThat(course.turns()).containsExactly(new Course.Turn(2, 64, 0.25));
        assertThat(course.count()).isEqualTo(2);
    }

    @Test
    void theLineLeavesOutWhatTrainingWentBackBehind() {
        Line line = Line.of(List.of(published(64, 4), state(96), published(128, 4), back(64, 0.5), state(80)));

        assertThat(line.states()).containsExactly(ref(64), ref(80));
    }

    @Test
    void theBestVersionIsTheNearestSoundOneAtTheHighestResolution() {
        Line line = Line.of(List.of(
                published(64, 4, 0.1, true),
                published(128, 8, 0.5, true),
                published(192, 8, 0.4, true),
                published(256, 8, 0.2, false),
                published(320, 8, 0.6, true)));

        assertThat(best(BestVersion.of(line))).contains(192L);
        assertThat(best(BestVersion.before(line, 192))).contains(128L);
        assertThat(best(BestVersion.before(line, 128))).contains(64L);
        assertThat(best(BestVersion.before(line, 64))).isEmpty();
    }

    @Test
    void whereNothingWasLookedAtTheNewestVersionIsTheBest() {
        assertThat(best(BestVersion.of(Line.of(List.of(published(64, 4), published(128, 4), state(160))))))
                .contains(128L);
    }

    @Test
    void aVersionMadeAfterARollBackHasAnotherNameThatSortsBehind() {
        VersionRef before = VersionRef.of(new Name("m"), ID, 128);
        VersionRef again = VersionRef.of(new Name("m"), ID, 128, 1);
        VersionRef later = VersionRef.of(new Name("m"), ID, 136);

        assertThat(again.version().value()).isEqualTo(before.version() + "-r1");
        assertThat(List.of(before.version(), again.version(), later.version())).isSorted();
    }

    @Test
    void newsOfTheJobTellWhyItWentBackUntilItEnds() {
        Job job = replay(published(64, 4), back(64, 0.5));

        assertThat(JobChanged.of(job, 4).reason())
                .contains("rolled back to 64 images, learning rates × 0.5: images are alike");
        assertThat(JobChanged.of(job.then(new LogEntry.Succeeded("n", 1)), 5).reason())
                .isEmpty();
    }

    @Test
    void entriesAreReadAsTheyWereWrittenAndOldOnesWithoutAStanding() {
        List<LogEntry> entries =
                List.of(published(64, 4, 0.25, true), back(64, 0.5), new LogEntry.VerdictGiven("n", "fid", "rose", 64));

        assertThat(entries).allSatisfy(entry -> assertThat(Json.read(Json.write(entry), LogEntry.class))
                .isEqualTo(entry));
        assertThat(new String(Json.write(published(64, 4)), StandardCharsets.UTF_8))
                .doesNotContain("standing");
        assertThat(Json.read(Json.write(published(64, 4)), LogEntry.class)).isEqualTo(published(64, 4));
    }

    private static Optional<Long> best(Optional<LogEntry.Published> version) {
        return version.map(published -> published.state().imagesShown());
    }

    private static Job replay(LogEntry... entries) {
        List<LogEntry> log = new ArrayList<>(BEGUN);
        log.addAll(List.of(entries));
        return Job.replay(ID, log).orElseThrow();
    }

    private static LogEntry back(long to, double factor) {
        return back(1, to, factor);
    }

    private static LogEntry back(int attempt, long to, double factor) {
        Optional<StateRef> state = to == 0 ? Optional.empty() : Optional.of(ref(to));
        return new LogEntry.RolledBack(
                "n", attempt, 200, state.map(s -> version(to)), state, "images are alike", factor, Optional.empty());
    }

    private static LogEntry state(long images) {
        return new LogEntry.State("n", 1, ref(images));
    }

    private static LogEntry published(long images, int resolution) {
        return new LogEntry.Published("n", 1, manifest(images, resolution), ref(images));
    }

    private static LogEntry published(long images, int resolution, double distance, boolean sound) {
        return new LogEntry.Published(
                "n", 1, manifest(images, resolution), ref(images), Optional.of(new Standing(distance, sound)));
    }

    private static StateRef ref(long images) {
        return new StateRef(images, Digest.of(new byte[] {(byte) images}), 1);
    }

    private static Name version(long images) {
        return VersionRef.of(RECIPE.model(), ID, images).version();
    }

    private static VersionManifest manifest(long images, int resolution) {
        return new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                RECIPE.model(),
                version(images),
                "progan",
                ID,
                new VersionManifest.At(images, images / 8, resolution, Phase.Kind.STABLE, 1, true),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), RECIPE.digest()),
                Optional.empty(),
                Map.of());
    }
}
