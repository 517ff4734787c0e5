package crescendo.trainer.guard;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.guard.Standing;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.LogEntry.Published;
import crescendo.contracts.job.LogEntry.RolledBack;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import crescendo.trainer.state.StateRetention;
import crescendo.trainer.world.Recipes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecourseTest {
    private static final Name JOB = new Name("job");

    @Test
    void nothingIsDoneWhereTheRecipeSaysNothing() {
        assertThat(decide("none", published(64, 0.5, true))).isEqualTo(new Recourse.GiveUp("alike"));
    }

    @Test
    void aJobIsStoppedWithItsBestVersion() {
        Published best = published(64, 0.3, true);

        assertThat(decide("stop", best, published(128, 0.5, true), published(192, 0.1, false)))
                .isEqualTo(new Recourse.Stop("alike", Optional.of(best)));
    }

    @Test
    void aJobGoesBackToItsBestVersionWithALowerRateEachTime() {
        Published best = published(64, 0.3, true);

        assertThat(decide("roll-back", best, published(128, 0.5, true)))
                .isEqualTo(new Recourse.GoBack("alike", Optional.of(best), 0.25));
        assertThat(decide("roll-back", best, published(128, 0.5, true), back(best, 0.25)))
                .isEqualTo(new Recourse.GoBack("alike", Optional.of(best), 0.0625));
    }

    @Test
    void aJobWithoutASoundVersionBeginsAnew() {
        assertThat(decide("roll-back", published(64, 0.3, false)))
                .isEqualTo(new Recourse.GoBack("alike", Optional.empty(), 0.25));
    }

    @Test
    void aJobThatWentBackOftenEnoughIsStopped() {
        Published best = published(64, 0.3, true);

        assertThat(decide("roll-back", best, back(best, 0.25), back(best, 0.0625)))
                .isEqualTo(new Recourse.Stop("alike; 2 roll-backs did not help", Optional.of(best)));
    }

    @Test
    void aVerdictLeadsBackBeforeTheVersionThatItIsOfAndItsStateIsThere() {
        Published first = published(64, 0.5, true);
        Published second = published(128, 0.4, true);
        Published judged = published(192, 0.3, true);
        List<LogEntry> log = log("roll-back", first, second, judged, state(200), state(208), state(216));

        assertThat(recourse(log, 192)).isEqualTo(new Recourse.GoBack("alike", Optional.of(second), 0.25));
        assertThat(StateRetention.superfluous(log))
                .contains(first.state().digest())
                .doesNotContain(second.state().digest(), judged.state().digest());
    }

    @Test
    void aVerdictThatComesTooLateStopsTheJobInPlaceOfTrainingAllOfItAgain() {
        Published first = published(64, 0.5, true);
        List<LogEntry> log = log("roll-back", first, published(128, 0.4, true), published(192, 0.3, true), state(200));

        assertThat(recourse(log, 128))
                .isEqualTo(
                        new Recourse.Stop("alike; no state of a version before is kept any more", Optional.of(first)));
    }

    @Test
    void whatAVerdictMayLeadBackToIsKeptFromTheMomentThatItIsGiven() {
        Published first = published(64, 0.5, true);
        List<LogEntry> log = log(
                "roll-back",
                first,
                new LogEntry.VerdictGiven("n", "fid", "it has doubled", 96),
                published(128, 0.4, true),
                published(192, 0.3, true),
                state(200));

        assertThat(StateRetention.kept(log)).contains(first.state());
        assertThat(recourse(log, 96)).isEqualTo(new Recourse.GoBack("alike", Optional.of(first), 0.25));
    }

    @Test
    void statesThatAJobWentBackBehindAreDeletedAndThoseItMayWantAreKept() {
        Published best = published(64, 0.3, true);
        Published left = published(128, 0.5, true);
        List<LogEntry> log = log("roll-back", best, left, state(136), back(best, 0.25));

        assertThat(StateRetention.kept(log)).containsExactly(best.state());
        assertThat(StateRetention.superfluous(log))
                .containsExactlyInAnyOrder(left.state().digest(), ref(136).digest());
    }

    @Test
    void theBestVersionsStateIsKeptHoweverOldItIs() {
        Published best = published(64, 0.3, true);
        LogEntry[] after = {
            best,
            published(128, 0.5, true),
            published(192, 0.5, true),
            published(256, 0.5, true),
            state(264),
            state(272)
        };

        assertThat(StateRetention.kept(log("roll-back", after))).contains(best.state());
        assertThat(StateRetention.kept(log("stop", after))).doesNotContain(best.state());
    }

    private static Recourse decide(String action, LogEntry... entries) {
        return recourse(log(action, entries), Long.MAX_VALUE);
    }

    private static Recourse recourse(List<LogEntry> log, long before) {
        Job job = Job.replay(JOB, log).orElseThrow();
        return Recourse.of(job.recipe().program().guard(), log, job.history().course(), before, "alike");
    }

    private static List<LogEntry> log(String action, LogEntry... entries) {
        Recipe recipe = Recipes.tiny(
                JOB,
                "shirts",
                ", \"guard\": {\"action\": \"" + action + "\", \"learningRateFactor\": 0.25, \"atMost\": 2}");
        List<LogEntry> log = new ArrayList<>();
        log.add(new LogEntry.Accepted("n", recipe));
        log.add(new LogEntry.Claimed("n", 1, "worker", new Pins(Map.of(), Map.of())));
        log.addAll(List.of(entries));
        return log;
    }

    private static RolledBack back(Published to, double factor) {
        return new RolledBack(
                "n",
                1,
                200,
                Optional.of(to.manifest().version()),
                Optional.of(to.state()),
                "alike",
                factor,
                Optional.empty());
    }

    private static LogEntry state(long images) {
        return new LogEntry.State("n", 1, ref(images));
    }

    private static StateRef ref(long images) {
        return new StateRef(images, Digest.of(new byte[] {(byte) images, (byte) (images >> 8)}), 1);
    }

    private static Published published(long images, double distance, boolean sound) {
        VersionRef version = VersionRef.of(JOB, JOB, images);
        VersionManifest manifest = new VersionManifest(
                VersionManifest.SCHEMA_VERSION,
                JOB,
                version.version(),
                "progan",
                JOB,
                new VersionManifest.At(images, images / 8, 8, Phase.Kind.STABLE, 1, true),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), Digest.of(new byte[0])),
                Optional.empty(),
                Map.of());
        return new Published("n", 1, manifest, ref(images), Optional.of(new Standing(distance, sound)));
    }
}
