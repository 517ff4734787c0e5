package crescendo.e2e.stack;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between one service and the store, passing bytes on as they come, and calls a trap when a request that it waits
 * for goes by: so a process can be killed between two of its writes without the product knowing of tests.
 */
public final class StoreRelay implements Closeable {
    /** At which side of a write the trap springs. */
    public enum Moment {
        /** The store has seen nothing of it. */
        BEFORE_REQUEST,
        /** The store has half of it. */
        HALF_SENT,
        /** The store has it, and the writer does not know. */
        BEFORE_ANSWER
    }

    /**
     * @param head  text that the beginning of the request must contain, such as {@code PUT /crescendo/jobs/}
     * @param body  text that its first kilobytes must contain
     */
    public record Trap(String head, String body, Moment moment, Runnable spring) {}

    private static final int LOOK = 64 * 1024;
    private final ServerSocket server;
    private final InetAddress storeHost;
    private final int storePort;
    private final AtomicReference<Trap> trap = new AtomicReference<>();
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

    public boolean sprung() {
        return trap.get() == null;
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
        AtomicReference<Trap> atAnswer = new AtomicReference<>();
        try (client;
                Socket store = new Socket(storeHost, storePort)) {
            threads.execute(() -> answers(store, client, atAnswer));
            requests(client, store, atAnswer);
        } catch (IOException gone) {
            // either side has gone away; the other is closed with it
        }
    }

    private void requests(Socket client, Socket store, AtomicReference<Trap> atAnswer) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = store.getOutputStream();
        byte[] buffer = new byte[LOOK];
        int length;
        while ((length = in.read(buffer)) > 0) {
            length = whole(in, buffer, length);
            Optional<Trap> caught = caught(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
            if (caught.isPresent() && caught.get().moment() == Moment.BEFORE_REQUEST) {
                caught.get().spring().run();
                return;
            }
            if (caught.isPresent() && caught.get().moment() == Moment.HALF_SENT) {
                out.write(buffer, 0, length / 2);
                out.flush();
                caught.get().spring().run();
                return;
            }
            caught.ifPresent(atAnswer::set);
            out.write(buffer, 0, length);
            out.flush();
        }
    }

    /** A write's head and body come in packets of their own: wait for the first of the body where a trap looks for it. */
    private int whole(InputStream in, byte[] buffer, int length) throws IOException {
        Trap waiting = trap.get();
        int have = length;
        while (waiting != null && have < LOOK) {
            String text = new String(buffer, 0, have, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n");
            if (!text.contains(waiting.head()) || body >= 0 && have - body - 4 >= Math.min(512, bodyLength(text))) {
                return have;
            }
            int more = in.read(buffer, have, LOOK - have);
            if (more < 0) {
                return have;
            }
            have += more;
        }
        return have;
    }

    private static int bodyLength(String head) {
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
        return at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 16, head.indexOf('\r', at)).trim());
    }

    private Optional<Trap> caught(String text) {
        Trap waiting = trap.get();
        boolean matches = waiting != null && text.contains(waiting.head()) && text.contains(waiting.body());
        return matches && trap.compareAndSet(waiting, null) ? Optional.of(waiting) : Optional.empty();
    }

    private static void answers(Socket store, Socket client, AtomicReference<Trap> atAnswer) {
        byte[] buffer = new byte[LOOK];
        try (store;
                client) {
            int length;
            while ((length = store.getInputStream().read(buffer)) > 0) {
                Trap caught = atAnswer.getAndSet(null);
                if (caught != null) {
                    caught.spring().run();
                    return;
                }
                client.getOutputStream().write(buffer, 0, length);
                client.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // as above
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
