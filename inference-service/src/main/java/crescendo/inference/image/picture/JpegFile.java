package crescendo.inference.image.picture;

import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * JPEG (ITU-T T.81), grey and of three colours. The decoder sees only what the pixels need; the profile and what a camera noted
 * are taken from the segments that hold them.
 */
final class JpegFile implements PictureFile {
    private static final int START = 0xFFD8;
    private static final int SCAN = 0xFFDA;
    private static final int END = 0xFFD9;
    private static final int FIRST_APPLICATION = 0xFFE0;
    private static final int LAST_APPLICATION = 0xFFEF;
    private static final int COMMENT = 0xFFFE;
    private static final String EXIF = "Exif\0\0";
    private static final String PROFILE = "ICC_PROFILE\0";
    /** Progressive files have a dozen; each costs the decoder a turn over the whole picture. */
    private static final int MOST_SCANS = 100;
    /** Bytes; of several scans the decoder keeps all. */
    private static final int COEFFICIENT = 2;

    @Override
    public boolean begins(ByteBuffer file) {
        return file.remaining() >= 4 && (file.getShort(0) & 0xffff) == START && (file.get(2) & 0xff) == 0xff;
    }

    @Override
    public boolean hasHeader(ByteBuffer beginning) {
        return frame(beginning).isPresent();
    }

    @Override
    public Header header(ByteBuffer file) {
        int at = frame(file)
                .orElseThrow(
                        () -> ImageRefused.broken("a JPEG file without a frame, or with more than 4 MiB before it"));
        int colours = file.get(at + 9);
        requireColours(colours);
        Size size = new Size(file.getShort(at + 5) & 0xffff, file.getShort(at + 7) & 0xffff);
        return new Header(size, colours, 8, colours * (1 + COEFFICIENT));
    }

    /** Where it begins; nothing where that is not reached. */
    private static OptionalInt frame(ByteBuffer file) {
        for (int at = 2; at + 10 <= file.limit(); ) {
            int marker = file.getShort(at) & 0xffff;
            if (startsFrame(marker)) {
                return OptionalInt.of(at);
            }
            at = next(file, at, marker);
        }
        return OptionalInt.empty();
    }

    private static void requireColours(int colours) {
        if (colours != 1 && colours != 3) {
            throw new ImageRefused(
                    ImageRefused.Kind.UNKNOWN,
                    "a JPEG file of " + colours + " colours" + (colours == 4 ? " (CMYK)" : "")
                            + "; allowed are grey and RGB");
        }
    }

    @Override
    public Picture decode(byte[] file, LongConsumer more) {
        Segments segments = Segments.of(ByteBuffer.wrap(file));
        Raster raster = Raw.read(Raw.reader("jpeg"), segments.needed.flip());
        int channels = raster.getNumBands();
        requireColours(channels);
        Optional<byte[]> profile = segments.profile().filter(icc -> IccProfile.fits(icc, channels));
        return Exif.turned(Raw.picture(raster), new Extras(profile, segments.exif));
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }

    /** That it has a length is what every decoder makes of it; of others some take it to have none, and would read on inside. */
    private static boolean hasLength(int marker) {
        boolean application = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION;
        boolean frameOrTables = marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC8;
        return frameOrTables || application || marker >= SCAN && marker <= 0xFFDD || marker == COMMENT;
    }

    /** Behind the segment that begins there. */
    private static int next(ByteBuffer file, int at, int marker) {
        if (marker == 0xFFFF) {
            return at + 1; // a marker may be preceded by any number of these
        }
        int length = file.getShort(at + 2) & 0xffff;
        if (!hasLength(marker) || length < 2) {
            throw ImageRefused.broken("a JPEG file that is damaged before its picture begins");
        }
        return at + 2 + length;
    }

    /** What is taken of a file. */
    private static final class Segments {
        private final ByteBuffer needed;
        private final Map<Integer, byte[]> profile = new TreeMap<>();
        private int profileBytes;
        private Optional<byte[]> exif = Optional.empty();

        private Segments(int length) {
            this.needed = ByteBuffer.allocate(length);
        }

        static Segments of(ByteBuffer file) {
            Segments segments = new Segments(file.limit());
            segments.needed.put(file.array(), 0, 2);
            int at = 2;
            while (at + 4 <= file.limit()) {
                int marker = file.getShort(at) & 0xffff;
                if (marker == SCAN) {
                    requireWhole(file, at);
                    segments.needed.put(file.array(), at, file.limit() - at);
                    return segments;
                }
                int next = next(file, at, marker);
                if (next > file.limit()) {
                    break;
                }
                segments.take(marker, file, at, next);
                at = next;
            }
            throw ImageRefused.broken("cut short: a JPEG file that ends before its picture begins");
        }

        /** Decoders fill up what is missing at the end without a word. Within a scan, these markers stand for nothing else. */
        private static void requireWhole(ByteBuffer file, int from) {
            int scans = 0;
            boolean ends = false;
            for (int at = from; at + 2 <= file.limit(); at++) {
                int marker = file.getShort(at) & 0xffff;
                scans += marker == SCAN ? 1 : 0;
                ends |= marker == END;
            }
            if (!ends) {
                throw ImageRefused.broken("cut short: a JPEG file without its end");
            }
            if (scans > MOST_SCANS) {
                throw ImageRefused.broken("a JPEG file of " + scans + " scans; " + MOST_SCANS + " are allowed");
            }
        }

        private void take(int marker, ByteBuffer file, int at, int next) {
            boolean application = marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION;
            if (holds(EXIF, file, at, next)) {
                exif = Optional.of(data(file, at, next, EXIF.length()));
            } else if (holds(PROFILE, file, at, next)) {
                takeProfile(file.get(at + 4 + PROFILE.length()) & 0xff, data(file, at, next, PROFILE.length() + 2));
            } else if (!application && marker != COMMENT
                    || holds("JFIF\0", file, at, next)
                    || holds("Adobe", file, at, next)) {
                needed.put(file.array(), at, next - at);
            }
        }

        private void takeProfile(int number, byte[] part) {
            if (profile.putIfAbsent(number, part) == null) {
                profileBytes += part.length;
            }
            if (profileBytes > Extras.MOST_BYTES) {
                profile.clear(); // it is passed over as a whole
            }
        }

        private static boolean holds(String mark, ByteBuffer file, int at, int next) {
            int marker = file.getShort(at) & 0xffff;
            return marker >= FIRST_APPLICATION
                    && marker <= LAST_APPLICATION
                    && at + 4 + mark.length() + 2 <= next
                    && new String(file.array(), at + 4, mark.length(), StandardCharsets.ISO_8859_1).equals(mark);
        }

        private static byte[] data(ByteBuffer file, int at, int next, int mark) {
            return Arrays.copyOfRange(file.array(), at + 4 + mark, next);
        }

        /** Its parts in their order. */
        private Optional<byte[]> profile() {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            profile.values().forEach(all::writeBytes);
            return all.size() == 0 ? Optional.empty() : Optional.of(all.toByteArray());
        }
    }
}
