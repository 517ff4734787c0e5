package crescendo.inference.gate;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Counts the bytes that requests hold which are taken on and not yet answered, and refuses more than there is room for. */
public final class Room {
    private static final String SETTING = "crescendo.inference.request-memory";

    private final long limit;
    private final String setting;
    private final Optional<Room> whole;
    private final int retrySeconds;
    private long held;

    /** @param limit bytes at once */
    public Room(long limit) {
        this(limit, SETTING, Optional.empty(), 1);
    }

    private Room(long limit, String setting, Optional<Room> whole, int retrySeconds) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, not " + limit);
        }
        this.limit = limit;
        this.setting = setting;
        this.whole = whole;
        this.retrySeconds = retrySeconds;
    }

    /**
     * For some who leave a part of this room to everybody else.
     *
     * @param some for a person
     * @param part as in a sixteenth
     * @param retrySeconds after how long another try may do where there is no room for them, since what they have made takes long
     */
    public Room allButOne(int part, String some, int retrySeconds) {
        String setting = SETTING + ", of which " + some + " leave a " + part + "th to others";
        return new Room(limit - limit / part, setting, Optional.of(this), retrySeconds);
    }

    /**
     * Takes so many bytes, until the ticket is closed.
     *
     * @throws TooLarge where they would not fit if there were nothing else
     * @throws Crowded  at once where there is no room for the moment
     */
    public Ticket take(long bytes) {
        Ticket ticket = new Ticket();
        ticket.add(bytes);
        return ticket;
    }

    /** Bytes that are taken. */
    public synchronized long held() {
        return held;
    }

    private synchronized void take(long bytes, long own, int retrySeconds) {
        if (bytes > limit - own) {
            throw new TooLarge(own + bytes, this);
        }
        if (bytes > limit - held) {
            throw new Crowded(bytes, held, this, retrySeconds);
        }
        whole.ifPresent(room -> room.take(bytes, own, retrySeconds));
        held += bytes;
    }

    /** Others have taken memory that is not counted here. */
    public Crowded exhausted() {
        return new Crowded("too much at once: Java has no memory left; ask again in a moment", retrySeconds);
    }

    private synchronized void giveBack(long bytes) {
        held -= bytes;
        whole.ifPresent(room -> room.giveBack(bytes));
    }

    /** More is asked for at once than there is room for; worth another try in a moment. */
    public static final class Crowded extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int retrySeconds;

        private Crowded(String message, int retrySeconds) {
            super(message);
            this.retrySeconds = retrySeconds;
        }

        private Crowded(long bytes, long held, Room room, int retrySeconds) {
            this(
                    "too much at once: " + bytes + " more bytes of memory beside the " + held
                            + " of requests that wait already; the limit is " + room.limit + " (" + room.setting
                            + "); ask again in a moment",
                    retrySeconds);
        }

        /** After how long another try may do. */
        public int retrySeconds() {
            return retrySeconds;
        }
    }

    /** More is asked for than there will ever be room for. */
    public static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooLarge(long bytes, Room room) {
            super("it would take " + bytes + " bytes of memory; " + room.limit + " are allowed (" + room.setting + ")"
                    + "; ask for fewer samples, or send a smaller picture");
        }
    }

    /** Room for some bytes. One thread changes it; any may close it. It is given back once nobody else holds it either. */
    public final class Ticket implements AutoCloseable {
        private long bytes;
        private int others;
        private boolean closed;

        private Ticket() {}

        /**
         * Takes more.
         *
         * @throws TooLarge              as {@link Room#take(long)}
         * @throws Crowded               as {@link Room#take(long)}: then it keeps what it has
         * @throws CancellationException where it is closed already
         */
        public synchronized void add(long more) {
            requireOpen();
            take(more, bytes, retrySeconds);
            bytes += more;
        }

        /** Has so many from now on. @throws CancellationException and the others as {@link #add} */
        public synchronized void becomes(long some) {
            requireOpen();
            if (some > bytes) {
                add(some - bytes);
            } else {
                keep(some);
            }
        }

        private void requireOpen() {
            if (closed) {
                throw new CancellationException("they have left, or were told that they are late");
            }
        }

        /** Keeps so many of those it has, and gives the others back. */
        public synchronized void keep(long some) {
            if (some < bytes) {
                giveBack(bytes - some);
                bytes = some;
            }
        }

        /**
         * Another holds it as well, such as a run that goes on though whoever asked for it has left.
         *
         * @throws CancellationException where it is closed already
         */
        public synchronized Hold alsoHeld() {
            requireOpen();
            others++;
            return new Hold(this);
        }

        private synchronized void letGo() {
            others--;
            giveBackUnlessHeld();
        }

        /** Gives the room back, or leaves that to the last of those who hold it as well; the second time does nothing. */
        @Override
        public synchronized void close() {
            closed = true;
            giveBackUnlessHeld();
        }

        private void giveBackUnlessHeld() {
            if (closed && others == 0) {
                keep(0);
            }
        }
    }

    /** What somebody besides has of a ticket. */
    public static final class Hold implements AutoCloseable {
        private final Ticket ticket;
        private final AtomicBoolean done = new AtomicBoolean();

        private Hold(Ticket ticket) {
            this.ticket = ticket;
        }

        /** As {@link Ticket#keep}. */
        public void keep(long some) {
            ticket.keep(some);
        }

        /** Lets go; the second time does nothing. */
        @Override
        public void close() {
            if (!done.getAndSet(true)) {
                ticket.letGo();
            }
        }
    }
}
