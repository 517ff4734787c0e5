package crescendo.inference.image.picture;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import crescendo.inference.image.webp.Lossless;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * WebP (RFC 9649), with and without loss. The decoder sees only what the pixels need; the profile and what a camera noted are taken
 * from the parts that hold them.
 */
final class WebpFile implements PictureFile {
    private static final int LOSSY_MARK = 0x9d012a;
    private static final int LOSSLESS_MARK = 0x2f;
    /** Bytes of its mark and its size. */
    private static final int LOSSLESS_HEADER = 5;

    /** How opacity is packed, where it is. */
    private static final int LOSSLESS_OPACITY = 1;

    private static final int EXTENDED = 10;
    private static final String EXIF_OF_JPEG = "Exif\0\0";
    /** Bytes a pixel, measured by the least heap in which 2000 × 2000 pixels decode, with loss and opacity. */
    private static final int DECODER = 20;

    @Override
    public boolean begins(ByteBuffer file) {
        return file.remaining() >= 16
                && text(file, 0).equals("RIFF")
                && text(file, 8).equals("WEBP");
    }

    @Override
    public Header header(ByteBuffer file) {
        Size size = size(file, 12);
        return new Header(size, text(file, 12).equals("VP8 ") ? 3 : 4, 8, DECODER);
    }

    private static Size size(ByteBuffer file, int at) {
        if (at + 8 + EXTENDED > file.limit()) {
            throw ImageRefused.broken("cut short: a WebP file that ends before its picture begins");
        }
        ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int data = at + 8;
        switch (text(file, at)) {
            case "VP8X" -> {
                return new Size((little.getInt(data + 6) >>> 8) + 1, (little.getInt(data + 3) >>> 8) + 1);
            }
            case "VP8L" -> {
                int bits = little.getInt(data + 1);
                if ((file.get(data) & 0xff) == LOSSLESS_MARK) {
                    return new Size((bits >>> 14 & 0x3fff) + 1, (bits & 0x3fff) + 1);
                }
            }
            case "VP8 " -> {
                if (file.getInt(data + 2) << 8 >>> 8 == LOSSY_MARK) {
                    return new Size(little.getShort(data + 8) & 0x3fff, little.getShort(data + 6) & 0x3fff);
                }
            }
            default -> {
                // no picture
            }
        }
        throw ImageRefused.broken("a WebP file without a picture at its beginning");
    }

    @Override
    public Picture decode(byte[] file, LongConsumer more) {
        Parts parts = Parts.of(ByteBuffer.wrap(file));
        more.accept(parts.tables);
        Raster raster = Raw.read(new WebPImageReaderSpi().createReaderInstance(null), parts.needed());
        int channels = raster.getNumBands();
        if (channels != 3 && channels != 4) {
            throw ImageRefused.broken("a WebP file of " + channels + " channels");
        }
        Optional<byte[]> profile = parts.profile.filter(icc -> IccProfile.fits(icc, 3));
        return Exif.turned(Raw.picture(raster), new Extras(profile, parts.exif));
    }

    private static String text(ByteBuffer file, int at) {
        byte[] name = new byte[4];
        file.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** What is taken of a file. */
    private static final class Parts {
        private final ByteBuffer pixels;
        private Optional<byte[]> profile = Optional.empty();
        private Optional<byte[]> exif = Optional.empty();
        private boolean hasPicture;
        private boolean hasOpacity;
        private long tables;

        private Parts(int length) {
            // a part of an odd length is followed by a zero
            this.pixels = ByteBuffer.allocate(length + 1)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .position(12);
        }

        static Parts of(ByteBuffer file) {
            Size whole = size(file, 12);
            ByteBuffer little = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            Parts parts = new Parts(file.limit());
            for (long at = 12; at + 8 <= file.limit(); ) {
                long length = little.getInt((int) at + 4) & 0xffffffffL;
                long next = at + 8 + length;
                if (next > file.limit()) {
                    throw ImageRefused.broken("cut short, or damaged: a part of it ends beyond the file");
                }
                parts.take(file, (int) at, (int) next, whole);
                at = next + (length & 1);
            }
            if (!parts.hasPicture) {
                throw ImageRefused.broken("a WebP file without a picture");
            }
            return parts;
        }

        private void take(ByteBuffer file, int at, int next, Size whole) {
            switch (text(file, at)) {
                case "VP8 ", "VP8L" -> {
                    if (!size(file, at).equals(whole)) {
                        throw ImageRefused.broken("its picture does not have the size that its header says");
                    }
                    requireFirst(!hasPicture);
                    hasPicture = true;
                    if (text(file, at).equals("VP8L")) {
                        tables += tables(file, at + 8 + LOSSLESS_HEADER, next, whole);
                    }
                    keep(file, at, next);
                }
                case "VP8X" -> {
                    if (next < at + 18) {
                        throw ImageRefused.broken("cut short, or damaged: its header has no size");
                    }
                    byte[] header = Arrays.copyOfRange(file.array(), at, next);
                    header[8] &= 0x10; // of its flags only the one for opacity stands
                    pixels.put(header);
                }
                case "ALPH" -> {
                    requireFirst(!hasOpacity);
                    hasOpacity = true;
                    if (next > at + 8 && (file.get(at + 8) & 3) == LOSSLESS_OPACITY) {
                        tables += tables(file, at + 8 + 1, next, whole);
                    }
                    keep(file, at, next);
                }
                case "ICCP" -> profile = Extras.within(file, at + 8, next);
                case "EXIF" -> exif = Extras.within(file, at + 8 + mark(file, at + 8, next), next);
                case "ANIM", "ANMF" -> throw ImageRefused.broken("an animated WebP file; a file must hold one picture");
                default -> {
                    // dropped
                }
            }
        }

        /** Decoders decode whatever comes, each in the place of the one before. */
        private static void requireFirst(boolean first) {
            if (!first) {
                throw ImageRefused.broken("a WebP file of several pictures; it must hold one");
            }
        }

        private static long tables(ByteBuffer file, int from, int to, Size size) {
            try {
                return Lossless.tables(file.array(), from, to, size.height(), size.width());
            } catch (IOException damaged) {
                throw ImageRefused.broken(damaged.getMessage());
            }
        }

        /** Some programs put the mark of JPEG's segment before it, which does not belong there: how long it is. */
        private static int mark(ByteBuffer file, int from, int to) {
            byte[] mark = EXIF_OF_JPEG.getBytes(StandardCharsets.ISO_8859_1);
            boolean marked = to - from >= mark.length
                    && Arrays.equals(file.array(), from, from + mark.length, mark, 0, mark.length);
            return marked ? mark.length : 0;
        }

        private void keep(ByteBuffer file, int at, int next) {
            pixels.put(file.array(), at, next - at);
            if ((next - at) % 2 == 1) {
                pixels.put((byte) 0);
            }
        }

        ByteBuffer needed() {
            pixels.put(0, "RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4, pixels.position() - 8);
            return pixels.put(8, "WEBP".getBytes(StandardCharsets.US_ASCII)).flip();
        }
    }
}
