package crescendo.trainer.job;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.recipe.QueuePlace.Device;
import crescendo.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MoveTest {
    private static final Name FIRST = new Name("first");
    private static final Name SECOND = new Name("second");
    private static final Pins PINS = new Pins(Map.of(), Map.of());

    @Test
    void takesAWaitingJobAsItsFirstAttempt() {
        assertThat(Move.on(waiting(FIRST, ""), Optional.empty(), false, Device.CPU))
                .isEqualTo(new Move.Take(1, Optional.empty()));
    }

    @Test
    void leavesARunningJobWhoseOwnerLives() {
        assertThat(Move.on(running(), Optional.empty(), false, Device.CPU)).isEqualTo(new Move.Leave());
    }

    @Test
    void takesAnAbandonedJobOverWithTheFirstPins() {
        assertThat(Move.on(running(), Optional.empty(), true, Device.CPU))
                .isEqualTo(new Move.Take(2, Optional.of(PINS)));
    }

    @Test
    void cancelsAnAbandonedJobThatIsToStop() {
        Job asked = running().then(new LogEntry.CancelAsked("c"));

        assertThat(Move.on(asked, Optional.empty(), true, Device.CPU)).isEqualTo(new Move.Cancel());
    }

    @Test
    void letsAnAbandonedJobRestThatIsToWithoutTakingItOver() {
        Job asked = running().then(new LogEntry.PauseAsked("p"));

        assertThat(Move.on(asked, Optional.empty(), true, Device.CPU)).isEqualTo(new Move.Release(1));
        assertThat(Move.on(asked, Optional.empty(), false, Device.CPU)).isEqualTo(new Move.Leave());
    }

    @Test
    void leavesAJobThatRests() {
        Job paused = waiting(FIRST, "").then(new LogEntry.PauseAsked("p"));

        assertThat(Move.on(paused, Optional.empty(), false, Device.CPU)).isEqualTo(new Move.Leave());
    }

    @Test
    void takesAJobOnTheDeviceThatItIsPinnedToOnly() {
        Job pinned = waiting(FIRST, ", \"queue\": {\"device\": \"gpu\"}");

        assertThat(Move.on(pinned, Optional.empty(), false, Device.CPU)).isEqualTo(new Move.Leave());
        assertThat(Move.on(pinned.then(claim(1)), Optional.empty(), true, Device.CPU))
                .isEqualTo(new Move.Leave());
        assertThat(Move.on(pinned, Optional.empty(), false, Device.GPU)).isEqualTo(new Move.Take(1, Optional.empty()));
    }

    @Test
    void failsAJobAfterThreeAttemptsWithoutNewState() {
        Job job = running().then(claim(2)).then(claim(3));

        assertThat(Move.on(job, Optional.empty(), true, Device.CPU))
                .isEqualTo(new Move.Fail(
                        "3 attempts in a row ended without new state; worker w has the cause in its log"));
    }

    @Test
    void takesAJobAgainWhoseAttemptsLeftNewState() {
        LogEntry state = new LogEntry.State("s", 2, new StateRef(64, Digest.of(new byte[0]), 0));
        Job job = running().then(claim(2)).then(state).then(claim(3));

        assertThat(Move.on(job, Optional.empty(), true, Device.CPU)).isEqualTo(new Move.Take(4, Optional.of(PINS)));
    }

    @Test
    void waitsForTheJobThatItComesAfter() {
        Job second = waiting(SECOND, ", \"after\": \"first\"");

        assertThat(Move.on(second, Optional.empty(), false, Device.CPU)).isEqualTo(new Move.Leave());
        assertThat(Move.on(second, Optional.of(running()), false, Device.CPU)).isEqualTo(new Move.Leave());
        assertThat(Move.on(second, Optional.of(running().then(new LogEntry.Succeeded("n", 1))), false, Device.CPU))
                .isEqualTo(new Move.Take(1, Optional.empty()));
    }

    @Test
    void failsWithTheJobThatItComesAfter() {
        Job second = waiting(SECOND, ", \"after\": \"first\"");
        Job failed = running().then(new LogEntry.Failed("n", "no such data set", Optional.empty()));
        Job cancelled = running().then(new LogEntry.Cancelled("n"));

        assertThat(Move.on(second, Optional.of(failed), false, Device.CPU))
                .isEqualTo(new Move.Fail("recipe.after: job first failed: no such data set"));
        assertThat(Move.on(second, Optional.of(cancelled), false, Device.CPU))
                .isEqualTo(new Move.Fail("recipe.after: job first was cancelled"));
    }

    @Test
    void announcesAnEndThatTheNewsHasMissed() {
        Job ended = running().then(new LogEntry.Cancelled("n"));

        assertThat(Move.on(ended, Optional.empty(), false, Device.CPU)).isEqualTo(new Move.Announce());
    }

    private static Job waiting(Name id, String fields) {
        String json = "{\"data\": {\"train\": \"shirts\"}" + fields + "}";
        Recipe recipe = Recipe.parse(json.getBytes(StandardCharsets.UTF_8), id);
        return Job.accepted(id, new LogEntry.Accepted("a", recipe));
    }

    private static Job running() {
        return waiting(FIRST, "").then(claim(1));
    }

    private static LogEntry claim(int attempt) {
        return new LogEntry.Claimed("n" + attempt, attempt, "w", PINS);
    }
}
