package crescendo.inference.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final Admission admission = new Admission(100);

    @Test
    void refusesAtOnceWhatThereIsNoRoomFor() {
        admission.admit(60);

        assertThatThrownBy(() -> admission.admit(41))
                .isInstanceOf(Busy.class)
                .hasMessage(
                        "too much at once: 41 more samples beside the 60 that wait already; the limit is 100; ask again in a moment");
        assertThat(admission.held()).isEqualTo(60);
    }

    @Test
    void hasRoomAgainOnceATicketIsBack() {
        Admission.Ticket ticket = admission.admit(60);

        ticket.close();
        ticket.close();

        assertThat(admission.held()).isZero();
        admission.admit(100);
        assertThat(admission.held()).isEqualTo(100);
    }
}
