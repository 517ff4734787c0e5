package crescendo.inference.gate.door;

/** What strangers' JSON becomes in memory, by what can be seen of it before it is read. */
final class SentJson {
    /** Of numbers, what is made of them holds so many times their length: those of two digits the most. */
    private static final int NUMBERS = 12;

    /** Bytes of a list or an object, by the largest. */
    private static final int LIST_OR_OBJECT = 160;

    /** Bytes of half a text or half a name, beside its letters. */
    private static final int QUOTE = 80;

    private SentJson() {}

    /**
     * Bytes that are held while it is read, at most, beside those of the body.
     *
     * @param length of the JSON at the beginning of the body; what stands in a text counts as if it stood outside
     */
    static long becomes(byte[] body, int length) {
        long bytes = (long) NUMBERS * length;
        for (int i = 0; i < length; i++) {
            switch (body[i]) {
                case '[', '{' -> bytes += LIST_OR_OBJECT;
                case '"' -> bytes += QUOTE;
                default -> {
                    // a part of something that is counted by its length
                }
            }
        }
        return bytes;
    }
}
