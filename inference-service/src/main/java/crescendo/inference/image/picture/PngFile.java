package crescendo.inference.image.picture;

import java.awt.image.Raster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * PNG (ISO/IEC 15948). The decoder sees only what the pixels need; the rest, which may unpack to anything, is dropped unread
 * but for the profile and what a camera noted.
 */
final class PngFile implements PictureFile {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int AROUND = 12;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GREY_ALPHA = 4;

    @Override
    public boolean begins(ByteBuffer file) {
        return file.remaining() >= 8 && file.getLong(0) == SIGNATURE;
    }

    @Override
    public Header header(ByteBuffer file) {
        if (file.remaining() < 33 || file.getInt(8) != 13 || !type(file, 8).equals("IHDR")) {
            throw ImageRefused.broken("a PNG file that does not begin with its header");
        }
        int width = file.getInt(16);
        int height = file.getInt(20);
        // of 31 bits; a size beyond them is too large, whatever it is
        Size size = new Size(height < 0 ? Integer.MAX_VALUE : height, width < 0 ? Integer.MAX_VALUE : width);
        int depth = file.get(24) == 16 ? 16 : 8;
        int stored =
                switch (file.get(25)) {
                    case GREY, PALETTE -> 1;
                    case GREY_ALPHA -> 2;
                    case RGB -> 3;
                    default -> 4;
                };
        // one colour may be transparent, or each of a palette somewhat
        int channels = file.get(25) == PALETTE ? 4 : stored + stored % 2;
        return new Header(size, channels, depth, stored * depth / 8);
    }

    @Override
    public Picture decode(byte[] file, LongConsumer more) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        Chunks chunks = Chunks.of(bytes);
        Raster raster = Raw.read(Raw.reader("png"), chunks.needed.flip());
        int kind = file[25];
        PngSamples samples = new PngSamples(raster, file[24], chunks.palette, chunks.transparency);
        Picture plain = kind == PALETTE ? samples.fromPalette() : samples.plain(kind == GREY || kind == RGB);
        Optional<byte[]> profile = chunks.profile
                .flatMap(packed -> IccProfile.unpacked(packed, more))
                .filter(icc -> IccProfile.fits(icc, plain.colours()));
        return Exif.turned(plain, new Extras(profile, chunks.exif));
    }

    private static String type(ByteBuffer file, int at) {
        return new String(
                new byte[] {file.get(at + 4), file.get(at + 5), file.get(at + 6), file.get(at + 7)},
                StandardCharsets.ISO_8859_1);
    }

    /** What is taken of a file. */
    private static final class Chunks {
        private final ByteBuffer needed;
        private byte[] palette = new byte[0];
        private byte[] transparency = new byte[0];
        private Optional<byte[]> profile = Optional.empty();
        private Optional<byte[]> exif = Optional.empty();

        private Chunks(int length) {
            this.needed = ByteBuffer.allocate(length);
        }

        static Chunks of(ByteBuffer file) {
            Chunks chunks = new Chunks(file.limit());
            chunks.needed.put(file.array(), 0, 8);
            int at = 8;
            String type = "";
            while (!type.equals("IEND")) {
                long next = at + (long) AROUND + (at + 4 > file.limit() ? 0 : file.getInt(at) & 0xffffffffL);
                if (next > file.limit()) {
                    throw ImageRefused.broken("cut short, or damaged: a part of it ends beyond the file");
                }
                type = type(file, at);
                chunks.take(type, file, at, (int) next);
                at = (int) next;
            }
            return chunks;
        }

        private void take(String type, ByteBuffer file, int at, int next) {
            switch (type) {
                case "IHDR", "IDAT", "IEND" -> needed.put(file.array(), at, next - at);
                case "PLTE" -> {
                    needed.put(file.array(), at, next - at);
                    palette = data(file, at, next);
                }
                case "tRNS" -> transparency = data(file, at, next);
                case "iCCP" -> profile = Extras.within(file, at + 8, next - 4);
                case "eXIf" -> exif = Extras.within(file, at + 8, next - 4);
                case "acTL" -> throw ImageRefused.broken("an animated PNG file; a file must hold one picture");
                default -> {
                    // dropped
                }
            }
        }

        private static byte[] data(ByteBuffer file, int at, int next) {
            return Arrays.copyOfRange(file.array(), at + 8, next - 4);
        }
    }
}
