package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import crescendo.contracts.Name;
import crescendo.inference.batch.ahead.Cost;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final double MILLISECOND = 1e6;
    private static final Name MODEL = new Name("model");
    private static final Name OTHER = new Name("other-model");

    private final Admission admission = new Admission(100, Duration.ofMillis(50), 2);

    private Admission.Ticket admit(String client, int samples) {
        return admit(client, samples, 0);
    }

    private Admission.Ticket admit(String client, int samples, double millisEach) {
        return admit(client, MODEL, samples, millisEach);
    }

    private Admission.Ticket admit(String client, Name model, int samples, double millisEach) {
        Admission.Ticket ticket = enter(client, model);
        try {
            ticket.becomes(model, samples, new Cost(millisEach * MILLISECOND, 8));
            return ticket;
        } catch (Busy full) {
            ticket.close();
            throw full;
        }
    }

    private Admission.Ticket enter(String client, Name model) {
        return admission.enter(client, Optional.of(model));
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
        ticket.becomes(MODEL, 100, new Cost(0, 1));
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

        Busy busy = catchThrowableOfType(Busy.class, () -> enter("one", MODEL));

        assertThat(busy)
                .hasMessage("too much at once: it would take 99 ms until it is your turn; the limit is 50 ms"
                        + " (crescendo.inference.max-wait); ask again in a moment");
        assertThat(busy.retrySeconds()).isEqualTo(1);
    }

    @Test
    void saysAfterHowLongAnotherTryMayDo() {
        admit("one", 10, 1000);

        Busy busy = catchThrowableOfType(Busy.class, () -> enter("one", MODEL));

        assertThat(busy.retrySeconds()).isEqualTo(5);
    }

    @Test
    void whatOneClientWaitsForDelaysTheOthersByNoMoreThanTheirShare() {
        admit("greedy", 60, 100);
        enter("other", MODEL);

        assertThatThrownBy(() -> enter("greedy", MODEL)).hasMessageContaining("max-wait");
        assertThat(admission.held()).isEqualTo(61);
    }

    @Test
    void manyClientsDelayANewcomerByAShareEach() {
        for (int k = 0; k < 20; k++) admit("client-" + k, 1, 5);

        admit("twenty-first", 1, 5); // after 20 of 5 ms, two at once

        assertThatThrownBy(() -> enter("too many", MODEL)).hasMessageContaining("50 ms (crescendo.inference.max-wait)");
    }

    @Test
    void whatIsNotKnownYetTakesNoTime() {
        admit("one", 1, 40).close();
        for (int k = 0; k < 20; k++) enter("unsent-" + k, MODEL);

        admit("newcomer", 1, 40);

        assertThat(admission.held()).isEqualTo(21);
    }

    @Test
    void modelsTakeTurnsARunEach() {
        admit("one", MODEL, 80, 2); // 160 ms of runs of 16 ms each, two at once

        assertThatThrownBy(() -> enter("one", MODEL)).hasMessageContaining("80 ms until it is your turn");
        admit("one", OTHER, 1, 2);
    }

    @Test
    void aModelWithLongRunsDelaysTheOthersByOneOfThem() {
        admit("one", MODEL, 80, 20); // runs of 160 ms

        assertThatThrownBy(() -> enter("one", OTHER)).hasMessageContaining("80 ms until it is your turn");
    }

    @Test
    void timeIsAskedForOnceItIsKnownWhatTheyWantWhereTheDoorDidNotKnow() {
        for (int k = 0; k < 10; k++) admit("client-" + k, 1, 10);
        Admission.Ticket ticket = admission.enter("newcomer");
        admit("faster", 1, 10);

        assertThatThrownBy(() -> ticket.becomes(MODEL, 1, new Cost(10 * MILLISECOND, 8)))
                .hasMessageContaining("55 ms until it is your turn");
        assertThat(admission.held()).as("with the newcomer's sample").isEqualTo(12);
    }

    @Test
    void whoSaysLaterOfWhichModelIsAskedForTimeThen() {
        for (int k = 0; k < 10; k++) admit("client-" + k, 1, 10);
        Admission.Ticket ticket = admission.enter("newcomer");
        ticket.names(MODEL);
        admit("eleventh", 1, 10);

        assertThatThrownBy(() -> ticket.names(MODEL)).hasMessageContaining("55 ms until it is your turn");
        assertThat(admission.held()).as("with the newcomer's sample").isEqualTo(12);
    }

    @Test
    void whatIsMadeTakesNoMoreTimeButRoomUntilItIsAnswered() {
        Admission.Ticket ticket = admit("one", 60, 2); // 120 ms, two at once
        assertThatThrownBy(() -> enter("one", MODEL)).hasMessageContaining("60 ms until it is your turn");

        ticket.made(20);

        enter("one", MODEL).close();
        assertThat(admission.held()).isEqualTo(60);
        ticket.close();
        ticket.made(20);
        assertThat(admission.held()).isZero();
    }

    @Test
    void whoHasLeftIsTakenOnForNothing() {
        Admission.Ticket ticket = admission.enter("one");
        ticket.leave();

        assertThatThrownBy(() -> ticket.becomes(MODEL, 1, new Cost(0, 1))).isInstanceOf(CancellationException.class);
        assertThat(admission.held()).isZero();
    }

    @Test
    void noLimitIsNothing() {
        assertThatThrownBy(() -> new Admission(0, Duration.ofSeconds(1), 1)).hasMessageContaining("not 0 and 1");
        assertThatThrownBy(() -> new Admission(1, Duration.ZERO, 1))
                .hasMessage("crescendo.inference.max-wait: 0 ms are not allowed; use more than nothing, such as 2s");
    }
}
