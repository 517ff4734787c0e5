package crescendo.trainer.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import crescendo.client.Nonce;
import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.trainer.job.Obstacles;
import crescendo.trainer.tenure.Tenure;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExcuseTest {
    private static final Obstacles AWAY = recipe -> Optional.of("a member is away");
    private static final RuntimeException BROKEN = new IllegalStateException("broken");

    @Test
    void anAttemptBrokenByWhatIsNoFaultOfTheJobsIsLetGo() {
        assertThat(new Excuse(AWAY).of(BROKEN, after(claim(1)))).contains("a member is away");
        assertThat(new Excuse(Obstacles.NONE).of(BROKEN, after(claim(1)))).isEmpty();
    }

    @Test
    void theThirdInARowWithoutNewStateCounts() {
        Tenure second = after(claim(1), released(1), claim(2));
        Tenure third = after(claim(1), released(1), claim(2), released(2), claim(3));

        assertThat(new Excuse(AWAY).of(BROKEN, second)).isPresent();
        assertThat(new Excuse(AWAY).of(BROKEN, third)).isEmpty();
    }

    @Test
    void newStateBeginsTheCountAnew() {
        Tenure third = after(claim(1), released(1), claim(2), state(2), released(2), claim(3));

        assertThat(new Excuse(AWAY).of(BROKEN, third)).isPresent();
    }

    private static Tenure after(LogEntry... entries) {
        Name job = new Name("excuse-" + Nonce.next().substring(0, 8));
        JobLog log = new Jobs(World.bucket()).log(job);
        List<LogEntry> all =
                new ArrayList<>(List.of(new LogEntry.Accepted(Nonce.next(), Recipes.tiny(job, "set", ""))));
        all.addAll(List.of(entries));
        return new Tenure(log, all, event -> {});
    }

    private static LogEntry claim(int attempt) {
        return new LogEntry.Claimed(Nonce.next(), attempt, "worker", new Pins(Map.of(), Map.of()));
    }

    private static LogEntry released(int attempt) {
        return new LogEntry.Released(Nonce.next(), attempt);
    }

    private static LogEntry state(int attempt) {
        return new LogEntry.State(Nonce.next(), attempt, new StateRef(64, Digest.of(new byte[] {1}), 1));
    }
}
