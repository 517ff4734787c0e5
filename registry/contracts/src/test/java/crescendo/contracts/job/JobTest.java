package crescendo.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.recipe.Recipe;
import crescendo.contracts.schedule.Phase;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Name ID = new Name("job-1");
    private static final Recipe RECIPE =
            Recipe.parse("{\"data\":{\"train\":\"cats\"}}".getBytes(StandardCharsets.UTF_8), ID);
    private static final Pins PINS = new Pins(Map.of(), Map.of());
    private static final LogEntry PAUSE = new LogEntry.PauseAsked("p");
    private static final LogEntry RESUME = new LogEntry.ResumeAsked("r");

    private final LogEntry accepted = new LogEntry.Accepted("n0", RECIPE);

    @Test
    void isTakenOverFromItsNewestState() {
        StateRef state = new StateRef(64, Digest.of(new byte[1]), 1);

        Job job = replay(accepted, claimed(1), new LogEntry.State("n", 1, state), claimed(2));

        assertThat(job).isInstanceOf(Job.Running.class);
        assertThat(job.history().state()).contains(state);
        assertThat(job.history().fruitless()).isEqualTo(1);
    }

    @Test
    void threeClaimsWithoutStateAreCounted() {
        assertThat(replay(accepted, claimed(1), claimed(2), claimed(3))
                        .history()
                        .fruitless())
                .isEqualTo(Job.MAX_FRUITLESS);
    }

    @Test
    void lettingGoInGoodOrderIsNoFailure() {
        Job job = replay(accepted, claimed(1), new LogEntry.Released("n", 1));

        assertThat(job).isInstanceOf(Job.Waiting.class);
        assertThat(job.history().fruitless()).isZero();
        assertThat(job.then(claimed(2))).isInstanceOf(Job.Running.class);
    }

    @Test
    void aWaitingJobIsCancelledAtOnceARunningOneByItsOwner() {
        assertThat(replay(accepted, new LogEntry.CancelAsked("n"))).isInstanceOf(Job.Cancelled.class);

        Job asked = replay(accepted, claimed(1), new LogEntry.CancelAsked("n"));
        assertThat(((Job.Running) asked).cancelAsked()).isTrue();
        assertThat(asked.then(new LogEntry.Cancelled("n"))).isInstanceOf(Job.Cancelled.class);
    }

    @Test
    void aVersionIsLetGoOfUnlessItIsTheNewest() {
        Job job = replay(accepted, claimed(1), published(64), published(128));
        Name first = job.history().versions().get(0);
        Name newest = job.history().versions().get(1);

        assertThat(job.then(new LogEntry.Retired("n", 1, first)).history().versions())
                .containsExactly(newest);
        assertThatThrownBy(() -> job.then(new LogEntry.Retired("n", 1, newest)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot follow");
        assertThatThrownBy(() -> job.then(new LogEntry.Retired("n", 2, first)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aDeposedAttemptCannotHaveWritten() {
        Job job = replay(accepted, claimed(1), claimed(2));

        assertThatThrownBy(() -> job.then(new LogEntry.Succeeded("n", 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("cannot follow");
    }

    @Test
    void nothingFollowsAnEnd() {
        Job failed = replay(accepted, new LogEntry.Failed("n", "no such data set", Optional.empty()));

        assertThat(failed.ended()).isTrue();
        assertThatThrownBy(() -> failed.then(claimed(1))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aWaitingJobRestsAtOnceARunningOneOnceItsOwnerLetsGo() {
        assertThat(replay(accepted, PAUSE)).isInstanceOf(Job.Paused.class);

        Job asked = replay(accepted, claimed(1), PAUSE);
        assertThat(((Job.Running) asked).pauseAsked()).isTrue();
        assertThat(asked.then(new LogEntry.Released("n", 1))).isInstanceOf(Job.Paused.class);
    }

    @Test
    void aPausedJobIsNotClaimedUntilItIsResumed() {
        Job paused = replay(accepted, claimed(1), PAUSE, new LogEntry.Released("n", 1));

        assertThat(paused.ended()).isFalse();
        assertThatThrownBy(() -> paused.then(claimed(2))).isInstanceOf(IllegalStateException.class);
        assertThat(paused.then(RESUME).then(claimed(2))).isInstanceOf(Job.Running.class);
    }

    @Test
    void restingForgetsNothing() {
        StateRef state = new StateRef(64, Digest.of(new byte[1]), 1);
        Job running = replay(accepted, claimed(1), PAUSE, new LogEntry.State("n", 1, state));

        Job resumed = running.then(new LogEntry.Released("n", 1)).then(RESUME);

        assertThat(resumed).isInstanceOf(Job.Waiting.class);
        assertThat(resumed.history())
                .isEqualTo(new History(
                        1, 0, Optional.of(PINS), Optional.of(state), List.of(), Course.STRAIGHT, Optional.empty()));
    }

    @Test
    void aPauseThatIsTakenBackBeforeTheOwnerObeysIsNone() {
        Job job = replay(accepted, claimed(1), PAUSE, RESUME);

        assertThat(((Job.Running) job).pauseAsked()).isFalse();
        assertThat(job.then(new LogEntry.Released("n", 1))).isInstanceOf(Job.Waiting.class);
    }

    @Test
    void aPauseOutlivesATakeover() {
        Job job = replay(accepted, claimed(1), PAUSE, claimed(2));

        assertThat(job.then(new LogEntry.Released("n", 2))).isInstanceOf(Job.Paused.class);
    }

    @Test
    void askingTwiceChangesNothing() {
        for (Job job : List.of(replay(accepted, PAUSE), replay(accepted, claimed(1), PAUSE))) {
            assertThat(job.then(PAUSE)).isEqualTo(job);
        }
        assertThat(replay(accepted, RESUME)).isEqualTo(replay(accepted));
        assertThat(replay(accepted, claimed(1), RESUME)).isEqualTo(replay(accepted, claimed(1)));
    }

    @Test
    void whoWantsAJobCancelledHasTheLastWord() {
        LogEntry cancel = new LogEntry.CancelAsked("n");

        assertThat(replay(accepted, PAUSE, cancel)).isInstanceOf(Job.Cancelled.class);
        assertThat(replay(accepted, claimed(1), PAUSE, cancel, new LogEntry.Released("n", 1)))
                .isInstanceOf(Job.Cancelled.class);
        assertThat(replay(accepted, claimed(1), cancel, PAUSE, RESUME, new LogEntry.Released("n", 1)))
                .isInstanceOf(Job.Cancelled.class);
    }

    @Test
    void aPriorityIsChangedWhereverTheJobStands() {
        LogEntry urgent = new LogEntry.PriorityChanged("n", 7);

        for (Job job : List.of(replay(accepted), replay(accepted, claimed(1)), replay(accepted, PAUSE))) {
            Job moved = job.then(urgent);

            assertThat(moved).hasSameClassAs(job);
            assertThat(moved.recipe().queue().priority()).isEqualTo(7);
            assertThat(moved.recipe().digest()).as("what the run is").isEqualTo(RECIPE.digest());
            assertThat(moved.history()).isEqualTo(job.history());
        }
    }

    @Test
    void aPriorityOutOfRangeIsRefused() {
        assertThatThrownBy(() -> new LogEntry.PriorityChanged("n", 101))
                .hasMessage("priority: 101 is not allowed; use a whole number from -100 to 100");
    }

    @Test
    void entriesComeBackFromTheirJson() {
        for (LogEntry entry : List.of(
                accepted,
                claimed(1),
                PAUSE,
                RESUME,
                new LogEntry.PriorityChanged("n", -3),
                new LogEntry.Failed("n", "why", Optional.of(ID)))) {
            assertThat(Json.read(Json.write(entry), LogEntry.class)).isEqualTo(entry);
        }
    }

    private static LogEntry claimed(int attempt) {
        return new LogEntry.Claimed("n" + attempt, attempt, "worker", PINS);
    }

    private static LogEntry published(long images) {
        VersionManifest manifest = new VersionManifest(
                1,
                ID,
                VersionRef.of(ID, ID, images).version(),
                "progan",
                ID,
                new VersionManifest.At(images, images, 4, Phase.Kind.STABLE, 1, false),
                List.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of(),
                new VersionManifest.Lineage(Map.of(), Map.of(), List.of(), RECIPE.digest()),
                Optional.empty(),
                Map.of());
        return new LogEntry.Published("n", 1, manifest, new StateRef(images, Digest.of(new byte[1]), 1));
    }

    private static Job replay(LogEntry... log) {
        return Job.replay(ID, new ArrayList<>(List.of(log))).orElseThrow();
    }
}
