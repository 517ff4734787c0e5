package crescendo.client.dataset.picture;

import java.nio.ByteBuffer;

/**
 * What the first bytes of a PNG (ISO/IEC 15948, 11.2.2) or JPEG (ITU-T T.81, B.2.2) file say of it.
 *
 * @param colours 1 for grey, 3 otherwise
 */
record ImageHeader(int height, int width, int colours) {
    private static final long PNG = 0x89504E470D0A1A0AL;

    /** @throws BrokenImage where the file is neither, or is more than the limits allow */
    static ImageHeader of(byte[] file, Limits limits) throws BrokenImage {
        if (file.length > limits.maxBytes()) {
            throw new BrokenImage("longer than " + limits.maxBytes() + " bytes");
        }
        ImageHeader header = parse(ByteBuffer.wrap(file));
        if (header.height < 1 || header.width < 1) {
            throw new BrokenImage("its header says " + header.width + "×" + header.height + " pixels");
        }
        if ((long) header.height * header.width > limits.maxPixels()) {
            throw new BrokenImage("its header says " + header.width + "×" + header.height + " pixels, more than "
                    + limits.maxPixels());
        }
        return header;
    }

    private static ImageHeader parse(ByteBuffer file) throws BrokenImage {
        if (file.remaining() >= 26 && file.getLong(0) == PNG) {
            int kind = file.get(25);
            return new ImageHeader(file.getInt(20), file.getInt(16), kind == 0 || kind == 4 ? 1 : 3);
        }
        if (file.remaining() >= 4 && file.getShort(0) == (short) 0xFFD8) {
            return jpeg(file.position(2));
        }
        throw new BrokenImage("neither a PNG nor a JPEG file");
    }

    /** Walks from segment to segment to the one that starts the frame. */
    private static ImageHeader jpeg(ByteBuffer file) throws BrokenImage {
        while (file.remaining() >= 10) {
            int marker = file.getShort() & 0xffff;
            int length = file.getShort() & 0xffff;
            if (marker < 0xFF01 || length < 2) {
                break;
            }
            if (startsFrame(marker)) {
                int colours = file.get(file.position() + 5);
                if (colours != 1 && colours != 3) {
                    throw new BrokenImage("a JPEG file of " + colours + " colours; allowed are 1 and 3");
                }
                return new ImageHeader(
                        file.getShort(file.position() + 1) & 0xffff,
                        file.getShort(file.position() + 3) & 0xffff,
                        colours);
            }
            file.position(Math.min(file.limit(), file.position() + length - 2));
        }
        throw new BrokenImage("a JPEG file without a frame");
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }
}
