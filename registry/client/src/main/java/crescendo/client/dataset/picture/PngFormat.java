package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.Background;
import java.nio.ByteBuffer;

/** PNG (ISO/IEC 15948): a signature, then chunks of a length, a type, data and a checksum. */
final class PngFormat implements PictureFormat {
    private static final long SIGNATURE = 0x89504E470D0A1A0AL;

    private static final int HEADER = type("IHDR");
    private static final int DATA = type("IDAT");
    private static final int END = type("IEND");
    private static final int TRANSPARENCY = type("tRNS");
    private static final int ANIMATION = type("acTL");
    private static final int AROUND = 12;

    private static final int GREY = 0;
    private static final int GREY_ALPHA = 4;

    @Override
    public boolean begins(ByteBuffer file) {
        return file.remaining() >= 8 && file.getLong(0) == SIGNATURE;
    }

    @Override
    public ImageHeader header(ByteBuffer file, Background background) throws BrokenImage {
        if (file.remaining() < 33 || file.getInt(12) != HEADER) {
            throw new BrokenImage("a PNG file that does not begin with its header");
        }
        int kind = file.get(25);
        boolean grey = kind == GREY || kind == GREY_ALPHA;
        boolean coloured = !background.grey() && (kind == GREY_ALPHA || kind == GREY && hasTransparency(file));
        return new ImageHeader(file.getInt(20), file.getInt(16), grey && !coloured ? 1 : 3);
    }

    /** Stands before the data, if at all. */
    private static boolean hasTransparency(ByteBuffer file) {
        for (long at = 8; at + AROUND <= file.limit(); at = next(file, at)) {
            int type = file.getInt((int) at + 4);
            if (type == TRANSPARENCY || type == DATA) {
                return type == TRANSPARENCY;
            }
        }
        return false;
    }

    @Override
    public void requireWhole(ByteBuffer file) throws BrokenImage {
        for (long at = 8; at + AROUND <= file.limit(); at = next(file, at)) {
            int type = file.getInt((int) at + 4);
            if (next(file, at) > file.limit()) {
                throw new BrokenImage("cut short, or damaged: a part of it ends beyond the file");
            }
            if (type == ANIMATION) {
                throw new BrokenImage("an animated PNG file; a file must hold one picture");
            }
            if (type == END) {
                return;
            }
        }
        throw new BrokenImage("cut short: a PNG file without its end");
    }

    private static long next(ByteBuffer file, long chunk) {
        return chunk + AROUND + (file.getInt((int) chunk) & 0xffffffffL);
    }

    private static int type(String name) {
        return name.charAt(0) << 24 | name.charAt(1) << 16 | name.charAt(2) << 8 | name.charAt(3);
    }
}
