package crescendo.e2e.stack;

import crescendo.e2e.stack.StoreRelay.Moment;
import crescendo.e2e.stack.StoreRelay.Trap;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** One connection through a {@link StoreRelay}: requests one way, answers the other, never two at a time. */
final class RelayedConnection {
    private static final int LOOK = 64 * 1024;
    private static final String SLOW_DOWN = "<Error><Code>SlowDown</Code><Message>for this test</Message></Error>";

    private final StoreRelay relay;
    private final Socket client;
    private final Socket store;
    private final AtomicReference<Trap> atAnswer = new AtomicReference<>();
    private final AtomicReference<String> open = new AtomicReference<>("");

    RelayedConnection(StoreRelay relay, Socket client, Socket store) {
        this.relay = relay;
        this.client = client;
        this.store = store;
    }

    /** Until the client goes away, or a trap springs. */
    void requests() throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = store.getOutputStream();
        byte[] buffer = new byte[LOOK];
        int length;
        try {
            while ((length = in.read(buffer)) > 0) {
                length = whole(in, buffer, length);
                String text = new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
                begin(text);
                Optional<Trap> caught = relay.caught(text);
                if (caught.isPresent() && caught.get().moment() != Moment.BEFORE_ANSWER) {
                    spring(caught.get(), text, buffer, length);
                    return;
                }
                caught.ifPresent(atAnswer::set);
                out.write(buffer, 0, length);
                out.flush();
            }
        } finally {
            end();
        }
    }

    private void spring(Trap trap, String text, byte[] buffer, int length) throws IOException {
        if (trap.moment() == Moment.HALF_SENT) {
            store.getOutputStream().write(buffer, 0, length / 2);
            store.getOutputStream().flush();
        }
        trap.spring().run();
        if (trap.moment() == Moment.REFUSED) {
            refuse(text, length);
        }
    }

    /** Takes the rest of the request first: who is still writing does not read the answer. */
    private void refuse(String text, int length) throws IOException {
        int body = text.indexOf("\r\n\r\n") + 4;
        client.getInputStream().skipNBytes(Math.max(0, body + bodyLength(text) - length));
        String answer = "HTTP/1.1 503 Slow Down\r\nContent-Type: application/xml\r\nContent-Length: "
                + SLOW_DOWN.length() + "\r\nConnection: close\r\n\r\n" + SLOW_DOWN;
        client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
        client.getOutputStream().flush();
    }

    /** A write's head and body come in packets of their own: wait for the first of the body where a trap looks for it. */
    private int whole(InputStream in, byte[] buffer, int length) throws IOException {
        Optional<Trap> waiting = relay.waiting();
        int have = length;
        while (waiting.isPresent() && have < LOOK) {
            String text = new String(buffer, 0, have, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("\r\n\r\n");
            if (!text.contains(waiting.get().head())
                    || body >= 0 && have - body - 4 >= Math.min(512, bodyLength(text))) {
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
        int at = head.toLowerCase(Locale.ROOT).indexOf("content-length: ");
        return at < 0
                ? 0
                : Integer.parseInt(
                        head.substring(at + 16, head.indexOf('\r', at)).trim());
    }

    /** Until the store goes away, or a trap springs. */
    void answers() {
        byte[] buffer = new byte[LOOK];
        try (store;
                client) {
            int length;
            while ((length = store.getInputStream().read(buffer)) > 0) {
                status(new String(buffer, 0, Math.min(length, 16), StandardCharsets.ISO_8859_1));
                Trap caught = atAnswer.getAndSet(null);
                if (caught != null) {
                    caught.spring().run();
                    return;
                }
                end();
                client.getOutputStream().write(buffer, 0, length);
                client.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // either side has gone away; the other is closed with it
        }
    }

    private void status(String beginning) {
        if (beginning.matches("HTTP/1\\.1 \\d{3}(?s:.*)")) {
            relay.answered(Integer.parseInt(beginning.substring(9, 12)));
        }
    }

    private void begin(String text) {
        if (text.matches("(GET|HEAD|PUT|POST|DELETE) (?s:.*)")) {
            relay.ended(open.getAndSet(text));
            relay.began(text);
        }
    }

    private void end() {
        relay.ended(open.getAndSet(""));
    }
}
