package crescendo.inference.protocol.grpc;

import com.google.protobuf.UnsafeByteOperations;
import crescendo.contracts.Name;
import crescendo.inference.gate.Room;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** A call's body as it comes, on one thread: whether it was compressed, the length of its message, and the message. */
final class CallBody {
    private static final int PREFIX = 5;

    /** What a message begins with whose first field is text: those of requests name the model there. */
    private static final byte FIRST_TEXT = 1 << 3 | 2;

    /** What comes is held so many times: in a buffer that grows, which copies it, and as the message that is read. */
    private static final int COPIES = 3;

    /** With what says that it is one, and how long it is. */
    private static final int LONGEST_NAME = 2 + 64;

    private Buffer bytes = Buffer.buffer();
    private final long most;
    private final Room.Ticket room;
    private final Consumer<Name> named;
    private boolean isNamed;
    private int length;

    /**
     * @param most  bytes
     * @param room  to be taken by what comes
     * @param named told which model is asked, as soon as that is there; what it throws turns the call away
     */
    CallBody(long most, Room.Ticket room, Consumer<Name> named) {
        this.most = most;
        this.room = room;
        this.named = named;
    }

    /**
     * Some more came. Where that is refused, nothing is kept.
     *
     * @throws GrpcStatus.TooLong where it is longer than it may be
     * @throws Room.Crowded as {@link Room.Ticket#add}, and the other exceptions
     */
    void add(Buffer some) {
        try {
            append(some);
        } catch (RuntimeException refused) {
            bytes = Buffer.buffer();
            room.keep(0);
            throw refused;
        }
    }

    private void append(Buffer some) {
        room.add(COPIES * (long) some.length());
        boolean mayName = !isNamed && bytes.length() < PREFIX + LONGEST_NAME;
        bytes.appendBuffer(some);
        if (bytes.length() > most) {
            throw new GrpcStatus.TooLong("the message is longer than " + most + " bytes");
        }
        if (mayName) {
            name();
        }
    }

    // Fields may come in any order, but everybody writes them in that of their numbers. Whoever does not is asked for
    // time later.
    private void name() {
        int from = PREFIX + 2;
        if (bytes.length() < from || bytes.getByte(0) != 0 || bytes.getByte(PREFIX) != FIRST_TEXT) {
            return;
        }
        int length = bytes.getByte(PREFIX + 1);
        if (length < 0 || bytes.length() < from + length) {
            return;
        }
        String text = bytes.getString(from, from + length, StandardCharsets.UTF_8.name());
        if (Name.isValid(text)) {
            isNamed = true;
            named.accept(new Name(text));
        }
    }

    /** Once it is whole, and only once. @throws IOException where it is no message, or several, or has too many fields */
    Message message() throws IOException {
        if (bytes.length() < PREFIX || bytes.getByte(0) != 0 || bytes.getUnsignedInt(1) != bytes.length() - PREFIX) {
            throw new IOException("one message that is not compressed is what can be read");
        }
        byte[] message = bytes.getBytes(PREFIX, bytes.length());
        bytes = Buffer.buffer();
        length = message.length;
        return Message.read(UnsafeByteOperations.unsafeWrap(message));
    }

    /** Bytes of the message. */
    int length() {
        return length;
    }

    /**
     * There is so much beside the message.
     *
     * @param made bytes
     * @throws Room.Crowded as {@link Room.Ticket#add}, and {@link Room.TooLarge}
     * @throws CancellationException where they have left
     */
    void holds(long made) {
        room.becomes(length + made);
    }
}
