package crescendo.client.service;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Keeps a service without a password from listening where strangers are. */
public final class BindGuard {
    /** What {@code CRESCENDO_AUTH} may say: an authenticating proxy stands in front, and only it reaches the port. */
    public static final String PROXY = "proxy";

    private BindGuard() {}

    /**
     * @param host           that the service is to listen on
     * @param authentication what {@code CRESCENDO_AUTH} says
     * @throws IllegalArgumentException where others could reach the service unasked
     */
    public static void require(String host, Optional<String> authentication) {
        Optional<String> said = authentication.filter(text -> !text.isBlank());
        if (said.filter(text -> !text.equals(PROXY)).isPresent()) {
            throw new IllegalArgumentException(
                    "CRESCENDO_AUTH: \"" + said.get() + "\" is not known; allowed is " + PROXY + ", or nothing");
        }
        if (said.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException("CRESCENDO_HTTP_HOST: " + host
                    + " can be reached from elsewhere, and nobody asks who calls; use 127.0.0.1, or put an"
                    + " authenticating proxy in front and say CRESCENDO_AUTH=" + PROXY);
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("CRESCENDO_HTTP_HOST: " + host + " is no address of this machine", e);
        }
    }
}
