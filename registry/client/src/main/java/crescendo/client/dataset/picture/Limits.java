package crescendo.client.dataset.picture;

/**
 * What one picture may ask for, checked before memory is taken.
 *
 * @param maxPixels width × height of a picture, by its header
 * @param maxBytes of a file
 */
public record Limits(long maxPixels, long maxBytes) {
    public static final Limits USUAL = new Limits(40_000_000, 64L << 20);

    public Limits {
        if (maxPixels < 1 || maxBytes < 1 || maxBytes > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "limits must be positive, and a file fit into memory, not " + maxPixels + " and " + maxBytes);
        }
    }
}
