package crescendo.trainer.cluster;

/** Where a machine of a cluster is reached. */
public record Address(String host, int port) {
    private static final int MAX_PORT = 65535;

    public Address {
        if (host.isBlank() || host.contains("/") || host.contains(" "))
            throw new IllegalArgumentException("\"" + host + "\" is no host");
        if (port < 1 || port > MAX_PORT)
            throw new IllegalArgumentException("a port lies in [1, " + MAX_PORT + "], and " + port + " does not");
    }

    /** @param text {@code host:port}, the host a name or an address; IPv6 in brackets */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        String host = text.substring(0, Math.max(0, colon)).trim();
        boolean bare = host.contains(":") && !host.startsWith("[");
        if (colon < 1 || bare || !text.substring(colon + 1).trim().matches("\\d{1,6}"))
            throw new IllegalArgumentException("\"" + text + "\" is not host:port");
        return new Address(host, Integer.parseInt(text.substring(colon + 1).trim()));
    }

    /** {@code host:port} */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
