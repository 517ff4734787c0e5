package crescendo.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.inference.gate.Room.Crowded;
import crescendo.inference.gate.Room.TooLarge;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RoomTest {
    private final Room room = new Room(100);

    @Test
    void whatDoesNotFitForTheMomentIsSentAwayAndTakesNothing() {
        Room.Ticket others = room.take(60);

        assertThatExceptionOfType(Crowded.class)
                .isThrownBy(() -> room.take(41))
                .withMessage(
                        "too much at once: 41 more bytes of memory beside the 60 of requests that wait already; the limit is"
                                + " 100 (crescendo.inference.request-memory); ask again in a moment");
        assertThat(room.held()).isEqualTo(60);
        others.close();
        assertThat(room.take(100)).isNotNull();
    }

    @Test
    void whatWouldNotFitAloneIsToldSo() {
        assertThatExceptionOfType(TooLarge.class)
                .isThrownBy(() -> room.take(101))
                .withMessageContaining(
                        "it would take 101 bytes of memory; 100 are allowed (crescendo.inference.request-memory)");
        assertThat(room.held()).isZero();
    }

    @Test
    void aTicketGrowsAndShrinksAndIsGivenBackWhole() {
        Room.Ticket ticket = room.take(50);

        ticket.add(30);
        assertThat(room.held()).isEqualTo(80);
        assertThatExceptionOfType(TooLarge.class).isThrownBy(() -> ticket.add(21));
        ticket.keep(90);
        assertThat(room.held()).as("it has less than that").isEqualTo(80);
        ticket.keep(10);
        assertThat(room.held()).isEqualTo(10);
        ticket.close();
        ticket.close();
        assertThat(room.held()).isZero();
    }

    @Test
    void aTicketBecomesAsLargeAsItTurnsOutToHaveToBe() {
        Room.Ticket ticket = room.take(50);

        ticket.becomes(20);
        assertThat(room.held()).isEqualTo(20);
        ticket.becomes(70);
        assertThat(room.held()).isEqualTo(70);
        assertThatExceptionOfType(TooLarge.class).isThrownBy(() -> ticket.becomes(101));
        assertThat(room.held()).isEqualTo(70);
        ticket.close();
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> ticket.becomes(1));
    }

    @Test
    void growthIsRefusedWhileOthersHaveTheRoom() {
        Room.Ticket ticket = room.take(20);
        Room.Ticket others = room.take(70);

        assertThatExceptionOfType(Crowded.class).isThrownBy(() -> ticket.add(11));

        assertThat(room.held()).isEqualTo(90);
        others.close();
        ticket.add(11);
        assertThat(room.held()).isEqualTo(31);
    }

    @Test
    void itIsGivenBackOnceNobodyHoldsIt() {
        Room.Ticket ticket = room.take(50);
        Room.Hold run = ticket.alsoHeld();
        Room.Hold drawing = ticket.alsoHeld();

        ticket.close();
        run.close();
        run.close();
        assertThat(room.held()).as("it is drawn still").isEqualTo(50);
        drawing.keep(20);
        assertThat(room.held()).isEqualTo(20);

        drawing.close();
        assertThat(room.held()).isZero();
    }

    @Test
    void whoeverHoldsItAsWellGivesNothingBackBeforeItIsClosed() {
        Room.Ticket ticket = room.take(50);

        ticket.alsoHeld().close();

        assertThat(room.held()).isEqualTo(50);
        ticket.add(10);
        ticket.close();
        assertThat(room.held()).isZero();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(ticket::alsoHeld);
    }

    @Test
    void someLeaveAPartToOthers() {
        Room pictures = room.allButOne(4, "pictures", 5);
        Room.Ticket picture = pictures.take(70);

        assertThatExceptionOfType(Crowded.class)
                .isThrownBy(() -> pictures.take(6))
                .withMessageContaining(
                        "the limit is 75 (crescendo.inference.request-memory, of which pictures leave a 4th");
        Room.Ticket other = room.take(30);
        assertThat(room.held()).isEqualTo(100);
        assertThatExceptionOfType(Crowded.class)
                .isThrownBy(() -> picture.add(1))
                .as("others may have all that pictures do not hold")
                .satisfies(crowded -> assertThat(crowded.retrySeconds())
                        .as("though it is the whole that is full")
                        .isEqualTo(5))
                .withMessageContaining("beside the 100");
        assertThat(pictures.held()).isEqualTo(70);
        picture.close();
        other.close();
        assertThat(room.held()).isZero();
        assertThat(pictures.held()).isZero();
    }

    @Test
    void whatIsGivenBackTakesNothingMore() {
        Room.Ticket ticket = room.take(20);
        ticket.close();

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> ticket.add(1));
        assertThat(room.held()).isZero();
    }
}
