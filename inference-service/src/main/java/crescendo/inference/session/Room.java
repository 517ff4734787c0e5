package crescendo.inference.session;

/**
 * How many versions may stay in memory.
 *
 * @param versions at most
 * @param bytes    of their network files together, at most; a single version that is larger is served all the same
 */
public record Room(int versions, long bytes) {
    public Room {
        if (versions < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "versions and bytes must be at least 1, not " + versions + " and " + bytes);
        }
    }
}
