package crescendo.cli.evaluate.sets;

import crescendo.cli.Complaint;

/** How many images fit, asked before memory is taken. */
final class Memory {
    /** What a set may take of all memory that Java may: there are two, and metrics need the rest. */
    private static final int SHARE = 4;

    private Memory() {}

    /**
     * Bytes of some images.
     *
     * @throws Complaint where they are too many
     */
    static int require(String set, int count, int height, int width, int colours) {
        long each = (long) height * width * colours;
        long allowed = Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / SHARE);
        if (count * each > allowed) {
            throw Complaint.failed("--count: %,d images of %dx%dx%d of %s take %,d MiB, more than the %,d MiB that are"
                            .formatted(count, height, width, colours, set, count * each >> 20, allowed >> 20)
                    + " allowed; use --count " + Math.max(1, allowed / each)
                    + " or fewer, or give Java more memory, such as CRESCENDO_HEAP=8g");
        }
        return (int) (count * each);
    }
}
