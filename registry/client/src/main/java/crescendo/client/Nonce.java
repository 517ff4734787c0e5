package crescendo.client;

import java.util.UUID;

/** By which a writer knows its own object again. */
public final class Nonce {
    private Nonce() {}

    /** 122 random bits as text. */
    public static String next() {
        return UUID.randomUUID().toString();
    }
}
