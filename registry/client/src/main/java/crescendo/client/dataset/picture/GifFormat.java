package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.Background;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** GIF (89a): a screen, then blocks, of which pictures are some; a picture must be the only one, and fill its screen. */
final class GifFormat implements PictureFormat {
    private static final int EXTENSION = 0x21;
    private static final int PICTURE = 0x2C;
    private static final int END = 0x3B;
    private static final int SCREEN = 13;

    @Override
    public boolean begins(ByteBuffer file) {
        byte[] start = new byte[Math.min(6, file.remaining())];
        file.get(0, start);
        String signature = new String(start, StandardCharsets.ISO_8859_1);
        return signature.equals("GIF87a") || signature.equals("GIF89a");
    }

    @Override
    public ImageHeader header(ByteBuffer file, Background background) throws BrokenImage {
        if (file.remaining() < SCREEN) {
            throw new BrokenImage("cut short: a GIF file that ends within its header");
        }
        return new ImageHeader(number(file, 8), number(file, 6), 3);
    }

    @Override
    public void requireWhole(ByteBuffer file) throws BrokenImage {
        int pictures = 0;
        try {
            int at = SCREEN + tableBytes(file.get(10));
            while (file.get(at) != END) {
                int block = file.get(at);
                if (block == EXTENSION) {
                    at = afterData(file, at + 2);
                } else if (block == PICTURE) {
                    requireFilling(file, at);
                    if (++pictures > 1) {
                        throw new BrokenImage("an animated GIF file; a file must hold one picture");
                    }
                    at = afterData(file, at + 11 + tableBytes(file.get(at + 9)));
                } else {
                    throw new BrokenImage("damaged: a GIF file with a block of unknown kind");
                }
            }
        } catch (IndexOutOfBoundsException e) {
            throw new BrokenImage("cut short: a GIF file without its end", e);
        }
        if (pictures == 0) {
            throw new BrokenImage("a GIF file without a picture");
        }
    }

    private static void requireFilling(ByteBuffer file, int picture) throws BrokenImage {
        boolean fills = number(file, picture + 1) == 0
                && number(file, picture + 3) == 0
                && number(file, picture + 5) == number(file, 6)
                && number(file, picture + 7) == number(file, 8);
        if (!fills) {
            throw new BrokenImage("a GIF file whose picture does not have the size that its header says");
        }
    }

    private static int tableBytes(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    /** Data comes in pieces of a length byte and as many bytes; one of none is the last. */
    private static int afterData(ByteBuffer file, int from) {
        int at = from;
        while (file.get(at) != 0) {
            at += 1 + (file.get(at) & 0xff);
        }
        return at + 1;
    }

    private static int number(ByteBuffer file, int at) {
        return file.get(at) & 0xff | (file.get(at + 1) & 0xff) << 8;
    }
}
