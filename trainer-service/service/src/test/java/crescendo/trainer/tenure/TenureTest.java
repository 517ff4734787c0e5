package crescendo.trainer.tenure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import crescendo.client.Nonce;
import crescendo.client.job.JobLog;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.job.Pins;
import crescendo.contracts.job.StateRef;
import crescendo.trainer.world.Recipes;
import crescendo.trainer.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TenureTest {
    private static final Pins PINS = new Pins(Map.of(), Map.of());

    private final Name job = new Name("tenure-" + Nonce.next());
    private final JobLog log = new JobLog(World.bucket(), job);
    private final List<Event> news = new ArrayList<>();

    @Test
    void appendsAndTells() {
        Tenure tenure = claimed();

        tenure.append(state());

        assertThat(log.read()).hasSize(3);
        assertThat(news).singleElement().isInstanceOfSatisfying(JobChanged.class, changed -> {
            assertThat(changed.sequence()).isEqualTo(3);
            assertThat(changed.imagesShown()).isEqualTo(64);
        });
    }

    @Test
    void writesNothingMoreOnceASuccessorHasClaimedTheJob() {
        Tenure tenure = claimed();
        log.append(3, new LogEntry.Claimed("other", 2, "successor", PINS));

        assertThatThrownBy(() -> tenure.append(state()))
                .isInstanceOf(TenureEnded.class)
                .hasMessageContaining("worker successor took it over as attempt 2");
        assertThatThrownBy(() -> tenure.append(state())).isInstanceOf(TenureEnded.class);
        assertThatThrownBy(tenure::verify).isInstanceOf(TenureEnded.class);

        assertThat(log.read()).hasSize(3);
        assertThat(news).isEmpty();
        assertThat(tenure.lost()).isTrue();
    }

    @Test
    void cancelsTheJobInsteadWhereThatIsAsked() {
        Tenure tenure = claimed();
        log.append(3, new LogEntry.CancelAsked("person"));

        assertThatThrownBy(() -> tenure.append(state())).isInstanceOf(TenureEnded.class);

        assertThat(log.read()).hasSize(4).last().isInstanceOf(LogEntry.Cancelled.class);
        assertThat(news).singleElement().isInstanceOfSatisfying(JobChanged.class, changed -> assertThat(changed.state())
                .isEqualTo("cancelled"));
    }

    @Test
    void cancelsAtTheNextLook() {
        Tenure tenure = claimed();
        log.append(3, new LogEntry.CancelAsked("person"));

        assertThatThrownBy(tenure::verify).isInstanceOf(TenureEnded.class);

        assertThat(log.read()).last().isInstanceOf(LogEntry.Cancelled.class);
    }

    @Test
    void goesOnWritingWhereThePauseIsAskedForUntilItLetsGo() {
        Tenure tenure = claimed();
        log.append(3, new LogEntry.PauseAsked("person"));

        tenure.append(state());

        assertThat(tenure.pauseAsked()).isTrue();
        tenure.append(new LogEntry.Released(Nonce.next(), 1));
        assertThat(tenure.job()).isInstanceOf(Job.Paused.class);
        assertThat(log.read()).hasSize(5);
        assertThat(news).extracting(event -> ((JobChanged) event).state()).containsExactly("running", "paused");
    }

    @Test
    void learnsOfAPauseAtItsNextLookAndOfItsEnd() {
        Tenure tenure = claimed();
        log.append(3, new LogEntry.PauseAsked("person"));
        assertThat(tenure.pauseAsked()).as("before it looks").isFalse();

        tenure.verify();
        assertThat(tenure.pauseAsked()).isTrue();

        log.append(4, new LogEntry.ResumeAsked("person"));
        tenure.verify();
        assertThat(tenure.pauseAsked()).isFalse();
    }

    @Test
    void anotherPriorityDisturbsNobody() {
        Tenure tenure = claimed();
        log.append(3, new LogEntry.PriorityChanged("person", 5));

        tenure.append(state());

        assertThat(log.read()).hasSize(4);
        assertThat(news).singleElement().isInstanceOfSatisfying(JobChanged.class, changed -> assertThat(
                        changed.queue().priority())
                .isEqualTo(5));
    }

    @Test
    void doesWhatFollowsFromAnEntryBeforeItTells() {
        Tenure tenure = claimed();
        List<Integer> toldBefore = new ArrayList<>();

        tenure.append(state(), () -> toldBefore.add(news.size()));

        assertThat(toldBefore).containsExactly(0);
    }

    private Tenure claimed() {
        List<LogEntry> entries = List.of(
                new LogEntry.Accepted("a", Recipes.tiny(job, "shirts", "")),
                new LogEntry.Claimed("c", 1, "worker", PINS));
        log.append(1, entries.get(0));
        log.append(2, entries.get(1));
        return new Tenure(log, entries, news::add);
    }

    private static LogEntry state() {
        return new LogEntry.State(Nonce.next(), 1, new StateRef(64, Digest.of(new byte[0]), 0));
    }
}
