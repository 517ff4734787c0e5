package crescendo.inference.protocol.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import crescendo.inference.gate.Room;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class CallBodyTest {
    private final Room room = new Room(1000);
    private final Room.Ticket ticket = room.take(0);

    private CallBody body(long most) {
        return new CallBody(most, ticket, model -> {});
    }

    @Test
    void ofWhatIsTooLongNothingIsKept() {
        CallBody body = body(100);
        body.add(Buffer.buffer(new byte[90]));
        assertThat(room.held()).isPositive();

        assertThatExceptionOfType(GrpcStatus.TooLong.class).isThrownBy(() -> body.add(Buffer.buffer(new byte[20])));

        assertThat(room.held()).isZero();
    }

    @Test
    void ofWhatThereIsNoRoomForNothingIsKept() {
        CallBody body = body(10_000);
        body.add(Buffer.buffer(new byte[90]));

        assertThatExceptionOfType(Room.TooLarge.class).isThrownBy(() -> body.add(Buffer.buffer(new byte[900])));

        assertThat(room.held()).isZero();
    }

    @Test
    void whatIsMadeOfAMessageIsHeldBesideIt() throws IOException {
        CallBody body = body(100);
        body.add(Calls.framed(
                new Message.Writer().text(1, "x".repeat(38)).bytes().toByteArray()));
        assertThat(body.message().text(1)).hasSize(38);

        body.holds(500);
        assertThat(room.held()).isEqualTo(540);
        body.holds(7);
        assertThat(room.held()).isEqualTo(47);
        ticket.close();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> body.holds(8));
    }
}
