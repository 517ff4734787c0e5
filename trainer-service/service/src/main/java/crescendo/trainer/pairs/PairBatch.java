package crescendo.trainer.pairs;

/**
 * Pairs for one step, as bytes: the graph makes numbers of them, as of all real images.
 *
 * @param count    of pairs
 * @param lowSide  of a low-resolution crop, in pixels
 * @param highSide of a high-resolution crop, in pixels
 * @param colours  1 or 3
 * @param low      uint8, [count, lowSide, lowSide, colours], row-major
 * @param high     uint8, [count, highSide, highSide, colours], row-major
 */
public record PairBatch(int count, int lowSide, int highSide, int colours, byte[] low, byte[] high) {
    public PairBatch {
        if (low.length != count * lowSide * lowSide * colours || high.length != count * highSide * highSide * colours) {
            throw new IllegalArgumentException(low.length + " and " + high.length + " bytes are not " + count
                    + " pairs of " + lowSide + "×" + lowSide + " and " + highSide + "×" + highSide + " pixels with "
                    + colours + " colours");
        }
    }
}
