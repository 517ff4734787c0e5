package crescendo.trainer.state;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.contracts.Digest;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.job.StepsRef;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateRetentionTest {
    @Test
    void keepsTheLastTwoAndTheLastPublished() {
        List<LogEntry> log = List.of(published(1), state(2), published(3), state(4), state(5), state(6));

        assertThat(StateRetention.superfluous(log)).containsExactlyInAnyOrder(digest(1), digest(2), digest(4));
    }

    @Test
    void keepsAStateThatASuccessorHasWrittenAgain() {
        List<LogEntry> log = List.of(state(1), state(2), state(3), state(2));

        assertThat(StateRetention.superfluous(log)).containsExactly(digest(1));
    }

    @Test
    void goesOnFromTheNewestAndFallsBackToTheOneBeforeAndToTheLastPublished() {
        List<LogEntry> log = List.of(published(1), state(2), published(3), state(4), state(5), state(6));

        assertThat(StateRetention.kept(log)).containsExactly(ref(6), ref(5), ref(3));
    }

    @Test
    void namesAStateOnceThatWasWrittenTwice() {
        assertThat(StateRetention.kept(List.of(published(1), published(2), state(2))))
                .containsExactly(ref(2));
    }

    @Test
    void keepsEverythingOfAShortLog() {
        assertThat(StateRetention.superfluous(List.of(state(1), published(2)))).isEmpty();
    }

    @Test
    void keepsWhatTheStepsFoundWhereTheirStateIsNotKept() {
        StateRef old = ref(1).after(Optional.of(new StepsRef(1, 2, digest(100), 1)));
        List<LogEntry> log = List.of(new LogEntry.State("n", 1, old), state(2), state(3));

        assertThat(StateRetention.superfluous(log)).containsExactly(digest(1));
    }

    private static LogEntry state(int images) {
        return new LogEntry.State("n", 1, ref(images));
    }

    private static LogEntry published(int images) {
        return new LogEntry.Published("n", 1, null, ref(images));
    }

    private static StateRef ref(int images) {
        return new StateRef(images, digest(images), 1);
    }

    private static Digest digest(int content) {
        return Digest.of(new byte[] {(byte) content});
    }
}
