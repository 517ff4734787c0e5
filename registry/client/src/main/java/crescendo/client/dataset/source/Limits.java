package crescendo.client.dataset.source;

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

    /** Whether a header asks for more pixels than are allowed. */
    public boolean exceededBy(long height, long width) {
        return height > 0 && width > maxPixels / height;
    }

    /** What is wrong with a header that asks for more, in words. */
    public String refusal(long height, long width) {
        return "its header says " + width + "×" + height + " pixels, more than " + maxPixels + " (the limit maxPixels)";
    }
}
