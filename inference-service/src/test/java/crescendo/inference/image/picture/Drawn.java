package crescendo.inference.image.picture;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * A file of a picture, of noise where nothing else is said, and what its samples are.
 *
 * @param name     for people
 * @param channels of the samples: of a palette those that it stands for
 * @param depth    of the samples: 8 for what has fewer bits
 * @param samples  {@code [y][x][channel]}, from 0 to 2^depth − 1
 */
public record Drawn(String name, byte[] file, int height, int width, int channels, int depth, int[] samples) {
    private static final int HEIGHT = 7;
    private static final int WIDTH = 21;

    /**
     * Of grey or colours, with or without opacity.
     *
     * @param kind one of {@link MadePng}, but no palette
     * @param bits of a sample in the file
     */
    public static Drawn noise(int kind, int bits) {
        return noise(kind, bits, HEIGHT, WIDTH, 1);
    }

    /** Of red, green and blue. */
    public static Drawn ofSize(int height, int width) {
        return noise(MadePng.RGB, 8, height, width, 1);
    }

    /** With a note of how the camera was held; the samples are those of the picture as it is to be seen. */
    public static Drawn held(int orientation) {
        Drawn drawn = noise(MadePng.RGB, 8, HEIGHT, WIDTH, orientation);
        return orientation == 1 ? drawn : drawn.turned(orientation);
    }

    private static Drawn noise(int kind, int bits, int height, int width, int orientation) {
        int channels = kind == MadePng.RGBA ? 4 : kind == MadePng.RGB ? 3 : kind == MadePng.GREY_ALPHA ? 2 : 1;
        int[] raw = random(height * width * channels, 1 << bits);
        byte[] file = new MadePng(kind, bits, width, height)
                .chunk("eXIf", MadePng.exif(orientation))
                .rows(packed(raw, bits, width * channels));
        int depth = Math.max(8, bits);
        int[] samples = raw.clone();
        for (int i = 0; i < samples.length; i++) {
            samples[i] = raw[i] * (((1 << depth) - 1) / ((1 << bits) - 1));
        }
        return new Drawn(channels + " of " + bits + " bits", file, height, width, channels, depth, samples);
    }

    /** @param clear how many of the colours have an opacity of their own */
    public static Drawn palette(int bits, int clear) {
        int[] raw = random(HEIGHT * WIDTH, 1 << bits);
        int[] colours = random(3 << bits, 256);
        int[] opacities = random(clear, 256);
        MadePng png = new MadePng(MadePng.PALETTE, bits, WIDTH, HEIGHT).chunk("PLTE", MadePng.bytes(colours));
        if (clear > 0) {
            png.chunk("tRNS", MadePng.bytes(opacities));
        }
        int channels = clear > 0 ? 4 : 3;
        int[] samples = new int[raw.length * channels];
        for (int pixel = 0; pixel < raw.length; pixel++) {
            System.arraycopy(colours, raw[pixel] * 3, samples, pixel * channels, 3);
            if (clear > 0) {
                samples[pixel * 4 + 3] = raw[pixel] < clear ? opacities[raw[pixel]] : 255;
            }
        }
        String name = "palette of " + bits + " bits, " + clear + " of its colours with an opacity";
        byte[] file = png.rows(packed(raw, bits, WIDTH));
        return new Drawn(name, file, HEIGHT, WIDTH, channels, 8, samples);
    }

    /** Squares of one colour each, which JPEG keeps nearly as they are. */
    public static BufferedImage squares(int type) {
        BufferedImage image = new BufferedImage(48, 32, type);
        int bands = image.getRaster().getNumBands();
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 48; x++) {
                for (int band = 0; band < bands; band++) {
                    image.getRaster().setSample(x, y, band, square(y, x, band));
                }
            }
        }
        return image;
    }

    /** A sample of {@link #squares}. */
    public static int square(int y, int x, int band) {
        return 60 + 20 * (y / 16 * 3 + x / 16) + 10 * band;
    }

    /** As the tag of EXIF says it: where row 0 and column 0 of the file are to be seen. */
    Drawn turned(int orientation) {
        boolean lies = orientation > 4;
        int high = lies ? width : height;
        int wide = lies ? height : width;
        int[] seen = new int[samples.length];
        for (int y = 0; y < high; y++) {
            for (int x = 0; x < wide; x++) {
                int row = lies ? x : y;
                int column = lies ? y : x;
                boolean bottomUp = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                boolean rightToLeft = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                int from = (bottomUp ? height - 1 - row : row) * width + (rightToLeft ? width - 1 - column : column);
                System.arraycopy(samples, from * channels, seen, (y * wide + x) * channels, channels);
            }
        }
        return new Drawn(name + ", orientation " + orientation, file, high, wide, channels, depth, seen);
    }

    public int at(int y, int x, int channel) {
        return samples[(y * width + x) * channels + channel];
    }

    private static int[] random(int count, int end) {
        return new Random(count + end).ints(count, 0, end).toArray();
    }

    private static byte[][] packed(int[] raw, int bits, int row) {
        byte[][] rows = new byte[raw.length / row][(row * bits + 7) / 8];
        for (int i = 0; i < raw.length; i++) {
            byte[] bytes = rows[i / row];
            int bit = i % row * bits;
            if (bits == 16) {
                bytes[bit / 8] = (byte) (raw[i] >> 8);
                bytes[bit / 8 + 1] = (byte) raw[i];
            } else {
                bytes[bit / 8] |= (byte) (raw[i] << 8 - bits - bit % 8);
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return name;
    }
}
