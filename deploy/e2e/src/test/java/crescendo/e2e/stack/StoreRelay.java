package crescendo.e2e.stack;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between one service and the store, passing bytes on as they come, and calls a trap when a request that it waits
 * for goes by: so a process can be killed between two of its writes without the product knowing of tests. It can also be
 * an unreliable store.
 */
public final class StoreRelay implements Closeable {
    /** At which side of a write the trap springs, and the connection breaks. */
    public enum Moment {
        /** The store has seen nothing of it. */
        BEFORE_REQUEST,
        /** The store has half of it. */
        HALF_SENT,
        /** The store has it, and the writer does not know. */
        BEFORE_ANSWER,
        /** The store has seen nothing of it, and the writer is told so: 503, slow down. */
        REFUSED
    }

    /**
     * @param head  text that the beginning of the request must contain, such as {@code PUT /crescendo/jobs/}
     * @param body  text that its first kilobytes must contain
     */
    public record Trap(String head, String body, Moment moment, Runnable spring) {
        boolean matches(String text) {
            return text.contains(head) && text.contains(body);
        }
    }

    private final ServerSocket server;
    private final InetAddress storeHost;
    private final int storePort;
    private final AtomicReference<Trap> trap = new AtomicReference<>();
    private final AtomicInteger writesSeen = new AtomicInteger();
    private final AtomicInteger writesFailed = new AtomicInteger();
    private final AtomicInteger errors = new AtomicInteger();
    private final AtomicInteger writing = new AtomicInteger();
    private volatile int failing;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });

    public StoreRelay(String host, int port) {
        try {
            storeHost = InetAddress.getByName(host);
            storePort = port;
            server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Springs once. */
    public void set(Trap next) {
        trap.set(next);
    }

    /** From now on one write in {@code n} fails, at every {@link Moment} in turn; none for 0. */
    public void failOneWriteIn(int n) {
        failing = n;
    }

    public int writesFailed() {
        return writesFailed.get();
    }

    /** How often the store itself has answered that it will not or cannot: statuses of 403, and from 500 on. */
    public int storeErrors() {
        return errors.get();
    }

    /** Whether a blob or an entry of a log is on its way to the store this moment. */
    public boolean writing() {
        return writing.get() > 0;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> relay(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void relay(Socket client) {
        try (client;
                Socket store = new Socket(storeHost, storePort)) {
            RelayedConnection connection = new RelayedConnection(this, client, store);
            threads.execute(connection::answers);
            connection.requests();
        } catch (IOException gone) {
            // either side has gone away; the other is closed with it
        }
    }

    /** The trap that waits; its request may come in several packets. */
    Optional<Trap> waiting() {
        return Optional.ofNullable(trap.get());
    }

    /** What becomes of a request that goes by, where anything does. */
    Optional<Trap> caught(String text) {
        Trap waiting = trap.get();
        if (waiting != null && waiting.matches(text) && trap.compareAndSet(waiting, null)) {
            return Optional.of(waiting);
        }
        int one = failing;
        if (one == 0 || !text.startsWith("PUT ") || writesSeen.incrementAndGet() % one != 0) {
            return Optional.empty();
        }
        Moment moment = Moment.values()[writesFailed.getAndIncrement() % Moment.values().length];
        return Optional.of(new Trap("", "", moment, () -> {}));
    }

    void began(String head) {
        if (isDurable(head)) {
            writing.incrementAndGet();
        }
    }

    void ended(String head) {
        if (isDurable(head)) {
            writing.decrementAndGet();
        }
    }

    private static boolean isDurable(String head) {
        return head.startsWith("PUT ") && (head.contains("/blobs/") || head.contains("/log/"));
    }

    void answered(int status) {
        if (status == 403 || status >= 500) {
            errors.incrementAndGet();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
