package crescendo.inference.image.webp;

import java.io.IOException;

/**
 * A lossless picture of a WebP file (RFC 9649, section 3), read no further than to where its pixels begin: the decoder takes whatever
 * comes before them, and would keep each transform that is named a second time, and the tables of each code.
 */
public final class Lossless {
    private static final int PREDICTOR = 0;
    private static final int COLOUR = 1;
    private static final int INDEXED = 3;
    private static final int VALUES = 256;
    private static final int LENGTHS = 24;
    private static final int DISTANCES = 40;

    private final Bits bits;
    private long tables;

    private Lossless(Bits bits) {
        this.bits = bits;
    }

    /**
     * Reads it.
     *
     * @param from byte of the file that it begins with, without its mark and its size
     * @param to   byte of the file that it ends before
     * @return bytes that the decoder keeps for its codes, beside those of its pixels
     * @throws IOException where it is damaged, cut short, or transformed twice in the same way
     */
    public static long tables(byte[] file, int from, int to, int height, int width) throws IOException {
        Lossless picture = new Lossless(new Bits(file, from, to));
        int stored = picture.transforms(height, width);
        picture.pictureOfCodes(height, stored);
        return picture.tables;
    }

    /** @return the width that is left: pixels of few colours are packed */
    private int transforms(int height, int width) throws IOException {
        int stored = width;
        boolean[] met = new boolean[4];
        while (bits.flag()) {
            int kind = bits.number(2);
            if (met[kind]) {
                throw new IOException("a lossless WebP picture that is transformed twice in the same way");
            }
            met[kind] = true;
            if (kind == PREDICTOR || kind == COLOUR) {
                int side = bits.number(3) + 2;
                small(blocks(height, side), blocks(stored, side));
            } else if (kind == INDEXED) {
                int colours = bits.number(8) + 1;
                small(1, colours);
                stored = blocks(stored, colours > 16 ? 0 : colours > 4 ? 1 : colours > 2 ? 2 : 3);
            }
        }
        return stored;
    }

    private static int blocks(int size, int side) {
        return (size + (1 << side) - 1) >> side;
    }

    /** Which group of codes is used where, and the codes of all groups. */
    private void pictureOfCodes(int height, int width) throws IOException {
        int cached = cached();
        int groups = 1;
        if (bits.flag()) {
            int side = bits.number(3) + 2;
            groups = small(blocks(height, side), blocks(width, side)) + 1;
        }
        for (int i = 0; i < groups; i++) {
            tables += Group.read(bits, cached).tables();
        }
    }

    /** Colours that are kept to be named shortly. */
    private int cached() throws IOException {
        if (!bits.flag()) {
            return 0;
        }
        int size = bits.number(4);
        if (size < 1 || size > 11) {
            throw new IOException("a lossless WebP picture whose header is damaged");
        }
        return 1 << size;
    }

    /**
     * Reads a picture of one group of codes.
     *
     * @return the largest number that red and green make in it; whatever repeats a pixel adds none
     */
    private int small(int height, int width) throws IOException {
        Group codes = Group.read(bits, cached());
        int largest = 0;
        for (long left = (long) height * width; left > 0; left--) {
            int green = codes.green().symbol(bits);
            if (green < VALUES) {
                largest = Math.max(largest, codes.red().symbol(bits) << 8 | green);
                codes.blue().symbol(bits);
                codes.alpha().symbol(bits);
            } else if (green < VALUES + LENGTHS) {
                left -= repeated(green - VALUES) - 1;
                repeated(codes.distance().symbol(bits));
            }
        }
        return largest;
    }

    /** A length or a distance. */
    private int repeated(int prefix) throws IOException {
        if (prefix < 4) {
            return prefix + 1;
        }
        int more = prefix - 2 >> 1;
        return (2 + (prefix & 1) << more) + bits.number(more) + 1;
    }

    private record Group(PrefixCode green, PrefixCode red, PrefixCode blue, PrefixCode alpha, PrefixCode distance) {
        static Group read(Bits bits, int cached) throws IOException {
            return new Group(
                    PrefixCode.read(bits, VALUES + LENGTHS + cached),
                    PrefixCode.read(bits, VALUES),
                    PrefixCode.read(bits, VALUES),
                    PrefixCode.read(bits, VALUES),
                    PrefixCode.read(bits, DISTANCES));
        }

        long tables() {
            return green.tables() + red.tables() + blue.tables() + alpha.tables() + distance.tables();
        }
    }
}
