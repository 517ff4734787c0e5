package crescendo.inference.upscaling.answer;

import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.stream.ImageOutputStreamImpl;

/** Sends what an encoder of JPEG makes, and something of ours behind the segment that every such file begins with. Keeps nothing of it. */
final class JpegStream extends ImageOutputStreamImpl {
    /** The mark of the file, and the mark and the length of its first segment. */
    private final byte[] head = new byte[6];

    private final OutputStream out;
    private final Behind behind;
    private long firstEnd = Long.MAX_VALUE;

    /** What comes behind the first segment. */
    @FunctionalInterface
    interface Behind {
        void write(OutputStream out) throws IOException;
    }

    /** @param out stays open */
    JpegStream(OutputStream out, Behind behind) {
        this.out = out;
        this.behind = behind;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        flushBits();
        int at = from;
        int end = from + count;
        while (streamPos < head.length && at < end) {
            head[(int) streamPos++] = bytes[at];
            out.write(bytes[at++]);
        }
        if (streamPos == head.length) {
            firstEnd = 4 + ((head[4] & 0xff) << 8 | head[5] & 0xff);
        }
        int first = (int) Math.max(0, Math.min(end - at, firstEnd - streamPos));
        send(bytes, at, first);
        if (streamPos == firstEnd) {
            firstEnd = -1;
            behind.write(out);
        }
        send(bytes, at + first, end - at - first);
    }

    private void send(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        streamPos += count;
    }

    @Override
    public int read() throws IOException {
        throw new IOException("what is sent cannot be read again");
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
        return read();
    }
}
