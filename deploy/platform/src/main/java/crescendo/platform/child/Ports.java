package crescendo.platform.child;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/**
 * Where the children listen, on the loopback address.
 *
 * @param kafka port of the broker; 0 takes any free one
 * @param store port of the S3 server; 0 takes any free one
 */
public record Ports(int kafka, int store) {
    /** Any two free ports. */
    public static final Ports FREE = new Ports(0, 0);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public Ports {
        refuseOutOfRange("kafka", kafka);
        refuseOutOfRange("store", store);
        if (kafka != 0 && kafka == store)
            throw new IllegalArgumentException("kafka and store must not share port " + kafka);
    }

    private static void refuseOutOfRange(String name, int port) {
        if (port < 0 || port > 65535)
            throw new IllegalArgumentException(name + " must be a port in [0, 65535], not " + port);
    }

    static InetAddress loopback() {
        return InetAddress.getLoopbackAddress();
    }

    /**
     * The port itself, or a free one for 0. Waits a little for a port that a stopping process still holds.
     *
     * @throws PlatformFault naming the port where it is taken
     */
    public static int claim(String user, int port) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(loopback(), port));
                return socket.getLocalPort();
            } catch (IOException e) {
                if (System.nanoTime() > end)
                    throw new PlatformFault(
                            "port " + port + " for " + user + " is taken; stop what listens there or choose another",
                            e);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformFault("interrupted while waiting for a port", e);
        }
    }

    public static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
