package crescendo.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepsRefTest {
    @Test
    void aLogTellsItsStepsInOrder() {
        assertThat(StepsRef.of(List.of(state(1, 10), new LogEntry.Released("n", 1), state(11, 25))))
                .containsExactly(steps(1, 10), steps(11, 25));
    }

    @Test
    void stepsOfABranchThatWasLeftAreNoneOfTheJob() {
        assertThat(StepsRef.of(List.of(state(1, 10), state(11, 20), state(21, 30), state(11, 15))))
                .containsExactly(steps(1, 10), steps(11, 15));
    }

    @Test
    void aFailureShowsTheStepsThatLedToIt() {
        LogEntry failed = new LogEntry.Failed("n", "NaN", Optional.empty(), Optional.of(steps(11, 12)));

        assertThat(StepsRef.of(List.of(state(1, 10), failed))).containsExactly(steps(1, 10), steps(11, 12));
    }

    @Test
    void entriesOfVersion010TellNoSteps() {
        String digest = Digest.of(new byte[0]).toString();
        LogEntry state = Json.read(
                ("{\"entry\":\"state\",\"nonce\":\"n\",\"attempt\":1," + "\"state\":{\"imagesShown\":64,\"digest\":\""
                                + digest + "\",\"bytes\":5}}")
                        .getBytes(StandardCharsets.UTF_8),
                LogEntry.class);
        LogEntry failed = Json.read(
                "{\"entry\":\"failed\",\"nonce\":\"n\",\"reason\":\"NaN\"}".getBytes(StandardCharsets.UTF_8),
                LogEntry.class);

        assertThat(StepsRef.of(List.of(state, failed))).isEmpty();
    }

    @Test
    void comesBackFromTheLogWithItsState() {
        LogEntry entry = state(1, 10);

        assertThat(Json.read(Json.write(entry), LogEntry.class)).isEqualTo(entry);
    }

    @Test
    void mustHoldAStep() {
        assertThatThrownBy(() -> steps(5, 4)).hasMessageContaining("steps 5 to 4");
    }

    private static LogEntry state(long first, long last) {
        return new LogEntry.State(
                "n", 1, new StateRef(last * 8, Digest.of(new byte[1]), 1).after(Optional.of(steps(first, last))));
    }

    private static StepsRef steps(long first, long last) {
        return new StepsRef(first, last, Digest.of(new byte[] {(byte) first, (byte) last}), 2);
    }
}
