package crescendo.client.dataset.picture;

import crescendo.client.dataset.source.Background;
import java.nio.ByteBuffer;

/** JPEG (ITU-T T.81): segments of a marker and a length; the one that starts the frame has the size. */
final class JpegFormat implements PictureFormat {
    private static final int START = 0xFFD8;
    private static final int SCAN = 0xFFDA;
    private static final int END = 0xFFD9;

    @Override
    public boolean begins(ByteBuffer file) {
        return file.remaining() >= 4 && (file.getShort(0) & 0xffff) == START;
    }

    @Override
    public ImageHeader header(ByteBuffer file, Background background) throws BrokenImage {
        int frame = find(file, 2, JpegFormat::startsFrame);
        if (frame < 0 || frame + 10 > file.limit()) {
            throw new BrokenImage("a JPEG file without a frame");
        }
        int colours = file.get(frame + 9);
        if (colours == 4) {
            throw new BrokenImage("a JPEG file of 4 colours (CMYK); allowed are grey and RGB");
        }
        if (colours != 1 && colours != 3) {
            throw new BrokenImage("a JPEG file of " + colours + " colours; allowed are 1 and 3");
        }
        return new ImageHeader(file.getShort(frame + 5) & 0xffff, file.getShort(frame + 7) & 0xffff, colours);
    }

    /** Decoders fill up what is missing at the end without a word. Within a scan, the end's marker stands for nothing else. */
    @Override
    public void requireWhole(ByteBuffer file) throws BrokenImage {
        int scan = find(file, 2, marker -> marker == SCAN);
        for (int at = Math.max(scan, 0); scan >= 0 && at + 2 <= file.limit(); at++) {
            if ((file.getShort(at) & 0xffff) == END) {
                return;
            }
        }
        throw new BrokenImage("cut short: a JPEG file without its end");
    }

    private interface Marker {
        boolean is(int marker);
    }

    /** Walks from segment to segment. @return where the wanted one begins, or −1 */
    private static int find(ByteBuffer file, int from, Marker wanted) {
        int at = from;
        while (at + 4 <= file.limit()) {
            int marker = file.getShort(at) & 0xffff;
            int length = file.getShort(at + 2) & 0xffff;
            if (marker == 0xFFFF) {
                at++; // a marker may be preceded by any number of these
            } else if (marker < 0xFF01 || length < 2) {
                return -1;
            } else if (wanted.is(marker)) {
                return at;
            } else {
                at += 2 + length;
            }
        }
        return -1;
    }

    private static boolean startsFrame(int marker) {
        return marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
    }
}
