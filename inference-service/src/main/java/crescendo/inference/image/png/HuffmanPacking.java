package crescendo.inference.image.png;

import java.io.IOException;
import java.util.zip.Adler32;

/**
 * Packs by how often each byte occurs, and searches for nothing that repeats: what zlib makes by its strategy HUFFMAN_ONLY. Blocks
 * of 64 KiB (RFC 1951, section 3.2.7), each with a code of its own.
 */
final class HuffmanPacking implements Packing {
    private static final int LARGEST_BLOCK = 1 << 16;
    /** Of a packed block, beside its bytes: two for each at most. */
    private static final int AROUND = 512;

    private static final int END = 256;
    /** In this order stand the lengths of the code for lengths: of 16, 17 and 18, which repeat, then of others. */
    private static final int LENGTH_CODES = 19;

    private static final int REPEATING = 3;
    private static final int LENGTH_BITS = 4;

    private final Sink sink;
    private final Adler32 checksum = new Adler32();
    private final byte[] block;
    private final byte[] packed;
    private int taken;
    private int written;
    private long bits;
    private int waiting;

    /** @param most bytes that will come, or more */
    HuffmanPacking(long most, Sink sink) {
        this.sink = sink;
        this.block = new byte[(int) Math.max(1, Math.min(LARGEST_BLOCK, most))];
        this.packed = new byte[2 * block.length + AROUND];
        put(0x78, 8); // deflate, in a window of 32 KiB
        put(0x01, 8); // with the least effort, which makes both a multiple of 31
    }

    @Override
    public void pack(byte[] bytes, int count) throws IOException {
        checksum.update(bytes, 0, count);
        for (int at = 0; at < count; ) {
            if (taken == block.length) {
                pack(false);
            }
            int some = Math.min(count - at, block.length - taken);
            System.arraycopy(bytes, at, block, taken, some);
            taken += some;
            at += some;
        }
    }

    @Override
    public void end() throws IOException {
        pack(true);
        put(0, -waiting & 7);
        int sum = (int) checksum.getValue();
        put(Integer.reverseBytes(sum) & 0xffff, 16);
        put(Integer.reverseBytes(sum) >>> 16, 16);
        for (; waiting > 0; waiting -= 8, bits >>>= 8) {
            packed[written++] = (byte) bits;
        }
        sink.write(packed, written);
    }

    private void pack(boolean last) throws IOException {
        HuffmanCode code = HuffmanCode.of(counts());
        head(last, code.lengths());
        byte[] lengths = code.lengths();
        int[] codes = new int[lengths.length];
        for (int symbol = 0; symbol < codes.length; symbol++) {
            codes[symbol] = (code.codes()[symbol] & 0xffff) << 4 | lengths[symbol];
        }
        putBlock(codes);
        put(codes[END] >>> 4, codes[END] & 15);
        taken = 0;
        if (!last) {
            sink.write(packed, written);
            written = 0;
        }
    }

    /** As {@link #put} does, of each byte, and faster. @param codes with their lengths in the lowest four bits */
    private void putBlock(int[] codes) {
        long word = bits;
        int held = waiting;
        int at = written;
        for (int i = 0; i < taken; i++) {
            int both = codes[block[i] & 0xff];
            word |= (long) (both >>> 4) << held;
            held += both & 15;
            if (held >= 32) {
                packed[at] = (byte) word;
                packed[at + 1] = (byte) (word >>> 8);
                packed[at + 2] = (byte) (word >>> 16);
                packed[at + 3] = (byte) (word >>> 24);
                at += 4;
                word >>>= 32;
                held -= 32;
            }
        }
        bits = word;
        waiting = held;
        written = at;
    }

    private int[] counts() {
        int[] counts = new int[END + 1];
        for (int i = 0; i < taken; i++) {
            counts[block[i] & 0xff]++;
        }
        counts[END] = 1;
        if (taken == 0) {
            counts[0] = 1; // a code has two symbols
        }
        return counts;
    }

    private void head(boolean last, byte[] lengths) {
        put(last ? 1 : 0, 1);
        put(2, 2); // with a code of its own
        put(0, 5); // for 257 symbols: bytes and the end
        put(1, 5); // and two distances, which never occur, but every decoder takes
        put(LENGTH_CODES - 4, 4);
        for (int i = 0; i < LENGTH_CODES; i++) {
            put(i < REPEATING ? 0 : LENGTH_BITS, 3);
        }
        for (byte length : lengths) {
            length(length);
        }
        length(1);
        length(1);
    }

    /** All of 0 to 15 have codes of four bits: themselves. */
    private void length(int length) {
        put(Integer.reverse(length) >>> 32 - LENGTH_BITS, LENGTH_BITS);
    }

    /** @param count at most 16 */
    private void put(int value, int count) {
        bits |= (long) value << waiting;
        waiting += count;
        if (waiting >= 32) {
            packed[written] = (byte) bits;
            packed[written + 1] = (byte) (bits >>> 8);
            packed[written + 2] = (byte) (bits >>> 16);
            packed[written + 3] = (byte) (bits >>> 24);
            written += 4;
            bits >>>= 32;
            waiting -= 32;
        }
    }

    @Override
    public void close() {
        // nothing but memory
    }
}
