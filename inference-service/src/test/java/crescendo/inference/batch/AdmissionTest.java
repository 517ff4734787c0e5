package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(100);

    @Test
    void refusesAtOnceWhatThereIsNoRoomFor() {
        admission.admit("one", 60);

        assertThatThrownBy(() -> admission.admit("other", 41))
                .isInstanceOf(Busy.class)
                .hasMessage(
                        "too much at once: 41 more samples beside the 60 that wait already; the limit is 100; ask again in a moment");
        assertThat(admission.held()).isEqualTo(60);
    }

    @Test
    void hasRoomAgainOnceATicketIsBack() {
        Admission.Ticket ticket = admission.admit("one", 60);

        ticket.close();
        ticket.close();

        assertThat(admission.held()).isZero();
        admission.admit("one", 100);
        assertThat(admission.held()).isEqualTo(100);
    }

    @Test
    void keepsTheLastEighthForThoseWhoWaitForNothing() {
        Admission.Ticket ticket = admission.admit("one", 80);

        assertThatThrownBy(() -> admission.admit("one", 9)).hasMessageContaining("the limit is 88");
        admission.admit("one", 8);
        admission.admit("other", 12);
        ticket.close();
        assertThatThrownBy(() -> admission.admit("one", 69)).hasMessageContaining("beside the 20");
    }
}
