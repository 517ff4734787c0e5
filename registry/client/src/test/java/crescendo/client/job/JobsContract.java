package crescendo.client.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Keys;
import crescendo.client.Nonce;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.contracts.recipe.Recipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the log of a job promises on every store. */
public abstract class JobsContract {
    private final Name id = Name.of("job-" + Nonce.next());
    private final Bucket bucket;
    private final Jobs jobs;
    private final JobLog log;

    protected JobsContract(Bucket bucket) {
        this.bucket = bucket;
        this.jobs = new Jobs(bucket);
        this.log = jobs.log(id);
    }

    private LogEntry.Accepted accepted() {
        byte[] recipe = "{\"data\": {\"train\": \"fashion\"}}".getBytes(StandardCharsets.UTF_8);
        return new LogEntry.Accepted(Nonce.next(), Recipe.parse(recipe, id));
    }

    private static LogEntry.Claimed claimed(int attempt, String worker) {
        return new LogEntry.Claimed(Nonce.next(), attempt, worker, new Pins(Map.of(), Map.of()));
    }

    @Test
    void aJobIsWhatItsLogSays() {
        StateRef state = new StateRef(4000, Digest.of(new byte[] {1}), 1);
        List<LogEntry> entries = List.of(accepted(), claimed(1, "a"), new LogEntry.State(Nonce.next(), 1, state));

        for (LogEntry entry : entries) {
            log.append(entries.indexOf(entry) + 1, entry);
        }

        RecordedJob job = log.replay().orElseThrow();
        assertThat(log.read()).isEqualTo(entries);
        assertThat(job.sequence()).isEqualTo(3);
        assertThat(job.job()).isInstanceOf(Job.Running.class);
        assertThat(job.job().history().state()).hasValue(state);
    }

    @Test
    void ofTwoWorkersOneClaims() {
        LogEntry first = claimed(1, "first");
        log.append(1, accepted());
        log.append(2, first);

        Append second = log.append(2, claimed(1, "second"));

        assertThat(second).isEqualTo(new Append.LostTo(2, first));
    }

    @Test
    void aDeposedWorkerMeetsItsSuccessor() {
        LogEntry successor = claimed(2, "b");
        log.append(1, accepted());
        log.append(2, claimed(1, "a"));
        log.append(3, successor);

        StateRef late = new StateRef(8000, Digest.of(new byte[] {2}), 1);

        assertThat(log.append(3, new LogEntry.State(Nonce.next(), 1, late))).isEqualTo(new Append.LostTo(3, successor));
    }

    @Test
    void sendingTheSameEntryAgainIsNoLoss() {
        LogEntry entry = accepted();
        log.append(1, entry);

        assertThat(log.append(1, entry)).isEqualTo(new Append.Appended(1));
    }

    @Test
    void sixteenWritersMakeOneOrder() throws Exception {
        log.append(1, accepted());
        ExecutorService executor = Executors.newFixedThreadPool(16);
        List<Callable<Append>> writers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            LogEntry entry = claimed(1, "worker-" + i);
            writers.add(() -> log.append(2, entry));
        }

        List<Append> outcomes = new ArrayList<>();
        for (Future<Append> outcome : executor.invokeAll(writers)) {
            outcomes.add(outcome.get());
        }
        executor.shutdown();

        assertThat(outcomes).filteredOn(o -> o instanceof Append.Appended).hasSize(1);
        assertThat(outcomes.stream()
                        .filter(o -> o instanceof Append.LostTo)
                        .map(o -> ((Append.LostTo) o).winner())
                        .distinct())
                .hasSize(1);
    }

    @Test
    void aJobThatWasNeverAcceptedIsNothing() {
        assertThat(log.replay()).isEmpty();
        assertThat(jobs.lastBeat(id)).isEmpty();
    }

    @Test
    void damageIsNamedByJobAndEntry() {
        bucket.put(Keys.jobLog(id) + "000000000001.json", "{".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(log::replay)
                .isInstanceOf(StoreFault.class)
                .hasMessageStartingWith("job " + id + ": entry 1 cannot be read");
    }

    @Test
    void beatsAreOverwritten() {
        jobs.beat(id, new Beat(1, 1));
        jobs.beat(id, new Beat(1, 1).next());

        assertThat(jobs.lastBeat(id)).hasValue(new Beat(1, 2));
    }

    @Test
    void acceptedJobsAreListed() {
        log.append(1, accepted());

        assertThat(jobs.list()).contains(id);
    }
}
