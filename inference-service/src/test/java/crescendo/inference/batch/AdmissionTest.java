package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final double MILLISECOND = 1e6;

    private final Admission admission = new Admission(100, Duration.ofMillis(50), 2);

    private Admission.Ticket admit(String client, int samples) {
        return admit(client, samples, 0);
    }

    private Admission.Ticket admit(String client, int samples, double millisEach) {
        Admission.Ticket ticket = admission.enter(client);
        try {
            ticket.becomes(samples, millisEach * MILLISECOND);
            return ticket;
        } catch (Busy full) {
            ticket.close();
            throw full;
        }
    }

    @Test
    void refusesAtOnceWhatThereIsNoRoomFor() {
        admit("one", 60);

        assertThatThrownBy(() -> admit("other", 41))
                .isInstanceOf(Busy.class)
                .hasMessage("too much at once: 41 more samples beside the 60 that wait already; the limit is 100"
                        + " (crescendo.inference.max-queued-samples); ask again in a moment");
        assertThat(admission.held()).isEqualTo(60);
    }

    @Test
    void hasRoomAgainOnceATicketIsBack() {
        Admission.Ticket ticket = admit("one", 60);

        ticket.close();
        ticket.close();

        assertThat(admission.held()).isZero();
        admit("one", 100);
        assertThat(admission.held()).isEqualTo(100);
    }

    @Test
    void keepsTheLastEighthForThoseWhoWaitForNothing() {
        Admission.Ticket ticket = admit("one", 80);

        assertThatThrownBy(() -> admit("one", 9)).hasMessageContaining("the limit is 88");
        admit("one", 8);
        admit("other", 12);
        ticket.close();
        assertThatThrownBy(() -> admit("one", 69)).hasMessageContaining("beside the 20");
    }

    @Test
    void whoeverIsLetInHoldsASampleUntilItIsKnownWhatTheyWant() {
        Admission.Ticket ticket = admission.enter("one");

        assertThat(admission.held()).isEqualTo(1);
        ticket.becomes(100, 0);
        assertThat(admission.held()).isEqualTo(100);
    }

    @Test
    void whoeverLeavesGivesBackWhatNothingIsMadeFor() {
        Admission.Ticket atTheDoor = admission.enter("one");
        Admission.Ticket beingMade = admit("other", 7);

        atTheDoor.leave();
        beingMade.leave();

        assertThat(admission.held()).isEqualTo(7);
        beingMade.close();
        assertThat(admission.held()).isZero();
    }

    @Test
    void refusesWhoeverWouldWaitForTooLong() {
        admit("one", 99, 2); // 198 ms of runs, two at once

        Busy busy = catchThrowableOfType(Busy.class, () -> admission.enter("one"));

        assertThat(busy)
                .hasMessage("too much at once: it would take 99 ms until it is your turn; the limit is 50 ms"
                        + " (crescendo.inference.max-wait); ask again in a moment");
        assertThat(busy.retrySeconds()).isEqualTo(1);
    }

    @Test
    void saysAfterHowLongAnotherTryMayDo() {
        admit("one", 10, 1000);

        Busy busy = catchThrowableOfType(Busy.class, () -> admission.enter("one"));

        assertThat(busy.retrySeconds()).isEqualTo(5);
    }

    @Test
    void whatOneClientWaitsForDelaysTheOthersByNoMoreThanTheirShare() {
        admit("greedy", 60, 100);
        admission.enter("other");

        assertThatThrownBy(() -> admission.enter("greedy")).hasMessageContaining("max-wait");
        assertThat(admission.held()).isEqualTo(61);
    }

    @Test
    void manyClientsDelayANewcomerByAShareEach() {
        for (int k = 0; k < 20; k++) admit("client-" + k, 1, 5);

        admission.enter("twenty-first"); // after 20 of 5 ms, two at once

        assertThatThrownBy(() -> admission.enter("too many"))
                .hasMessageContaining("50 ms (crescendo.inference.max-wait)");
    }

    @Test
    void whoHasLeftIsTakenOnForNothing() {
        Admission.Ticket ticket = admission.enter("one");
        ticket.leave();

        assertThatThrownBy(() -> ticket.becomes(1, 0)).isInstanceOf(CancellationException.class);
        assertThat(admission.held()).isZero();
    }

    @Test
    void noLimitIsNothing() {
        assertThatThrownBy(() -> new Admission(0, Duration.ofSeconds(1), 1)).hasMessageContaining("not 0 and 1");
        assertThatThrownBy(() -> new Admission(1, Duration.ZERO, 1)).hasMessageContaining("longer than nothing");
    }
}
