package crescendo.inference.image.webp;

import java.io.IOException;

/** Bits of a part of a file, the lowest of each byte first. */
final class Bits {
    private final byte[] file;
    private final long end;
    private long at;

    /**
     * @param from byte that they begin with
     * @param to   byte that they end before
     */
    Bits(byte[] file, int from, int to) {
        this.file = file;
        this.at = 8L * from;
        this.end = 8L * to;
    }

    /** @throws IOException where there are no more */
    int one() throws IOException {
        if (at >= end) {
            throw new IOException("a lossless WebP picture that is cut short");
        }
        int bit = file[(int) (at >>> 3)] >>> (at & 7) & 1;
        at++;
        return bit;
    }

    /** Whether the next ones are all 0; they stay. */
    boolean areZero(int count) throws IOException {
        long from = at;
        int number = number(count);
        at = from;
        return number == 0;
    }

    boolean flag() throws IOException {
        return one() == 1;
    }

    /** A number of up to 31 bits, the lowest first. */
    int number(int bits) throws IOException {
        int number = 0;
        for (int i = 0; i < bits; i++) {
            number |= one() << i;
        }
        return number;
    }
}
