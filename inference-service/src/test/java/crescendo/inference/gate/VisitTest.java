package crescendo.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.inference.batch.Late;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VisitTest {
    private final AtomicLong now = new AtomicLong(1_000);
    private final Visit visit = new Visit("somebody", Duration.ofNanos(50), now::get);

    @Test
    void whoeverListensLateHearsOfTheEndAllTheSame() {
        List<String> heard = new ArrayList<>();
        visit.whenOver(() -> heard.add("early"));

        visit.end();
        visit.whenOver(() -> heard.add("late"));

        assertThat(heard).containsExactly("early", "late");
        assertThat(visit.isOver()).isTrue();
    }

    @Test
    void whatIsMadeForThemKeepsTheirPlaceUntilItHasEnded() {
        List<String> heard = new ArrayList<>();
        visit.whenDone(() -> heard.add("place"));
        Visit.Work work = visit.working();

        visit.end();
        assertThat(heard).as("while it is made").isEmpty();
        work.close();

        assertThat(heard).containsExactly("place");
        visit.working().close();
        visit.whenDone(() -> heard.add("late"));
        assertThat(heard).containsExactly("place", "late");
    }

    @Test
    void whoStillWaitsKeepsTheirPlaceThoughNothingIsMade() {
        List<String> heard = new ArrayList<>();
        visit.whenDone(() -> heard.add("place"));

        visit.working().close();

        assertThat(heard).isEmpty();
    }

    @Test
    void whoHasLeftIsNotWorkedFor() {
        assertThatCode(visit::requireWaiting).doesNotThrowAnyException();
        visit.end();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(visit::requireWaiting);
    }

    @Test
    void theEndIsToldOnce() {
        List<String> heard = new ArrayList<>();
        visit.whenOver(() -> heard.add("end"));

        visit.end();
        visit.end();

        assertThat(heard).containsExactly("end");
    }

    @Test
    void timeCountsFromTheArrivalWhateverIsWantedLater() {
        now.addAndGet(30);
        visit.lasts(Duration.ofNanos(40));

        assertThat(visit.nanosLeft()).isEqualTo(10);
        assertThatCode(visit::requireTime).doesNotThrowAnyException();

        now.addAndGet(10);

        assertThatExceptionOfType(Late.class).isThrownBy(visit::requireTime);
    }

    @Test
    void anAnswerThatHasBegunTakesAsLongAsItTakes() {
        visit.answers();
        now.addAndGet(1_000_000);

        assertThat(visit.nanosLeft()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whoLeavesWaitsNoMore() {
        Visit patient = new Visit(Duration.ofMinutes(5));
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> patient.await(new CompletableFuture<>()));

        patient.end();

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void whatIsWaitedForTellsWhyItFailed() {
        CompletableFuture<Void> failed = CompletableFuture.failedFuture(new IllegalArgumentException("as if"));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> visit.await(failed))
                .withMessage("as if");
    }
}
