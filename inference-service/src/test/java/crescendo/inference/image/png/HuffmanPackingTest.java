package crescendo.inference.image.png;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Streams that zlib unpacks. */
class HuffmanPackingTest {
    @Property(tries = 60)
    void whatIsPackedIsUnpackedByZlib(
            @ForAll @IntRange(max = 200_000) int length,
            @ForAll @IntRange(min = 1, max = 5000) int part,
            @ForAll long seed)
            throws IOException, DataFormatException {
        byte[] bytes = bytes(length, seed);

        byte[] packed = packed(bytes, part);

        assertThat(unpacked(packed, length)).isEqualTo(bytes);
    }

    @Example
    void itIsNoLongerThanZlibWithoutASearchMakesIt() throws IOException {
        byte[] bytes = bytes(1 << 20, 7);
        Deflater zlib = new Deflater(Deflater.BEST_SPEED);
        zlib.setStrategy(Deflater.HUFFMAN_ONLY);
        zlib.setInput(bytes);
        zlib.finish();
        int usual = 0;
        while (!zlib.finished()) {
            usual += zlib.deflate(new byte[1 << 16]);
        }
        zlib.end();

        assertThat(packed(bytes, 4096).length).isLessThan(usual / 100 * 101);
    }

    @Example
    void codesOfWhatIsVeryUnequalAreCutAtFifteenBits() {
        int[] counts = new int[257];
        counts[0] = 1;
        counts[1] = 1;
        for (int i = 2; i < 40; i++) {
            counts[i] = counts[i - 1] + counts[i - 2];
        }

        byte[] lengths = HuffmanCode.of(counts).lengths();

        double kraft = 0;
        for (int i = 0; i < lengths.length; i++) {
            assertThat(lengths[i]).as("symbol %d", i).isBetween((byte) (i < 40 ? 1 : 0), (byte) (i < 40 ? 15 : 0));
            kraft += lengths[i] == 0 ? 0 : Math.pow(2, -lengths[i]);
        }
        assertThat(kraft).as("no code is left over").isEqualTo(1);
    }

    /** Of some few values or of all, some much more frequent than others. */
    private static byte[] bytes(int length, long seed) {
        Random random = new Random(seed);
        double spread = Math.exp(6 * random.nextDouble() - 1);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) Math.round(spread * random.nextGaussian());
        }
        return bytes;
    }

    private static byte[] packed(byte[] bytes, int part) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Packing packing = new HuffmanPacking(bytes.length, (some, count) -> out.write(some, 0, count))) {
            for (int from = 0; from < bytes.length; from += part) {
                byte[] some = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + part));
                packing.pack(some, some.length);
            }
            packing.end();
        }
        return out.toByteArray();
    }

    private static byte[] unpacked(byte[] packed, int length) throws DataFormatException {
        Inflater inflater = new Inflater();
        inflater.setInput(packed);
        byte[] bytes = new byte[length + 1];
        int count = inflater.inflate(bytes);
        assertThat(inflater.finished()).as("ended, and its checksum is right").isTrue();
        assertThat(inflater.getRemaining()).isZero();
        inflater.end();
        return Arrays.copyOf(bytes, count);
    }
}
