package crescendo.inference.image.webp;

import java.io.IOException;
import java.util.Arrays;

/** A canonical code of bits for symbols (RFC 9649, section 3.7), as it stands in a file. */
final class PrefixCode {
    private static final int LONGEST = 15;
    private static final int[] ORDER = {17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

    /** The decoder looks up so many bits at once, and the rest of a longer code in a table of its own. */
    private static final int AT_ONCE = 8;

    /** Bytes of an array beside what is in it, and of what points to it. */
    private static final int ARRAY = 24;

    private static final int LIST_OF_TABLES = 64;

    private final int[] symbols;
    private final int[] ofLength;

    /** @param ofLength symbols whose code has so many bits, in the order of {@code symbols} */
    private PrefixCode(int[] symbols, int[] ofLength) {
        this.symbols = symbols;
        this.ofLength = ofLength;
    }

    /**
     * Reads one.
     *
     * @param alphabet symbols that there are
     * @throws IOException where it is none that tells every symbol from the others
     */
    static PrefixCode read(Bits bits, int alphabet) throws IOException {
        return bits.flag() ? simple(bits, alphabet) : of(lengths(bits, alphabet));
    }

    private static PrefixCode simple(Bits bits, int alphabet) throws IOException {
        int[] symbols = new int[bits.one() + 1];
        symbols[0] = bits.number(bits.flag() ? 8 : 1);
        if (symbols.length == 2) {
            symbols[1] = bits.number(8);
        }
        for (int symbol : symbols) {
            require(symbol < alphabet);
        }
        int[] ofLength = new int[LONGEST + 1];
        ofLength[symbols.length - 1] = symbols.length;
        return new PrefixCode(symbols, ofLength);
    }

    private static int[] lengths(Bits bits, int alphabet) throws IOException {
        int[] ofLengths = new int[ORDER.length];
        int some = bits.number(4) + 4;
        for (int i = 0; i < some; i++) {
            ofLengths[ORDER[i]] = bits.number(3);
        }
        PrefixCode code = of(ofLengths);
        int coded = bits.flag() ? 2 + bits.number(2 + 2 * bits.number(3)) : alphabet;
        int[] lengths = new int[alphabet];
        int before = 8;
        for (int i = 0; i < alphabet && coded > 0; coded--) {
            int length = code.symbol(bits);
            if (length <= LONGEST) { // those above stand for several
                before = length == 0 ? before : length;
                lengths[i++] = length;
                continue;
            }
            int times = length == 16 ? 3 + bits.number(2) : length == 17 ? 3 + bits.number(3) : 11 + bits.number(7);
            require(i + times <= alphabet);
            Arrays.fill(lengths, i, i + times, length == 16 ? before : 0);
            i += times;
        }
        return lengths;
    }

    private static PrefixCode of(int[] lengths) throws IOException {
        int[] ofLength = new int[LONGEST + 1];
        for (int length : lengths) {
            ofLength[length]++;
        }
        int[] at = new int[LONGEST + 1];
        int free = 1;
        for (int length = 1; length <= LONGEST; length++) {
            at[length] = at[length - 1] + (length == 1 ? 0 : ofLength[length - 1]);
            free = 2 * free - ofLength[length];
            require(free >= 0);
        }
        int[] symbols = new int[lengths.length - ofLength[0]];
        require(free == 0 || symbols.length == 1);
        for (int symbol = 0; symbol < lengths.length; symbol++) {
            if (lengths[symbol] > 0) {
                symbols[at[lengths[symbol]]++] = symbol;
            }
        }
        ofLength[0] = 0;
        return new PrefixCode(symbols, ofLength);
    }

    private static void require(boolean good) throws IOException {
        if (!good) {
            throw new IOException("a lossless WebP picture whose codes are damaged");
        }
    }

    /** Reads a symbol. */
    int symbol(Bits bits) throws IOException {
        return symbols.length == 1 ? only(bits) : oneOf(bits);
    }

    // It takes no bits, says the RFC; but the decoder passes over as many as its length says where they are all 0, and
    // what it takes for the rest has to be found here too.
    private int only(Bits bits) throws IOException {
        int length = 0;
        while (ofLength[length] == 0) {
            length++;
        }
        require(length <= AT_ONCE);
        if (length > 0 && bits.areZero(length)) {
            bits.number(length);
        }
        return symbols[0];
    }

    private int oneOf(Bits bits) throws IOException {
        int code = 0;
        int first = 0;
        int before = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code = code << 1 | bits.one();
            first <<= 1;
            if (code - first < ofLength[length]) {
                return symbols[before + code - first];
            }
            before += ofLength[length];
            first += ofLength[length];
        }
        throw new IllegalStateException("a code that is whole ends");
    }

    /** Bytes of the tables that the decoder makes of it. */
    long tables() {
        long bytes = LIST_OF_TABLES + ARRAY + (Integer.BYTES << AT_ONCE);
        int code = 0;
        int begun = -1;
        int longest = 0;
        for (int length = 1; length <= LONGEST; length++) {
            code <<= 1;
            for (int i = 0; i < ofLength[length] && length > AT_ONCE; i++) {
                int beginning = code + i >>> length - AT_ONCE;
                if (beginning != begun && begun >= 0) {
                    bytes += table(longest);
                }
                begun = beginning;
                longest = length;
            }
            code += ofLength[length];
        }
        return begun < 0 ? bytes : bytes + table(longest);
    }

    private static long table(int longest) {
        return ARRAY + ((long) Integer.BYTES << longest - AT_ONCE);
    }
}
