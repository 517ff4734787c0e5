package crescendo.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.recipe.Recipe;
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
    void entriesComeBackFromTheirJson() {
        for (LogEntry entry : List.of(accepted, claimed(1), new LogEntry.Failed("n", "why", Optional.of(ID)))) {
            assertThat(Json.read(Json.write(entry), LogEntry.class)).isEqualTo(entry);
        }
    }

    private static LogEntry claimed(int attempt) {
        return new LogEntry.Claimed("n" + attempt, attempt, "worker", PINS);
    }

    private static Job replay(LogEntry... log) {
        return Job.replay(ID, new ArrayList<>(List.of(log))).orElseThrow();
    }
}
