package crescendo.inference.image.png;

import java.io.IOException;
import java.util.zip.Deflater;

/** Packs by zlib itself, which searches for what repeats. */
final class Deflating implements Packing {
    private static final int PART = 1 << 16;

    private final Deflater deflater;
    private final Sink sink;
    private final byte[] part = new byte[PART];
    private int filled;

    /** @param effort 1 to 9 */
    Deflating(int effort, Sink sink) {
        this.deflater = new Deflater(effort);
        this.deflater.setStrategy(Deflater.FILTERED);
        this.sink = sink;
    }

    @Override
    public void pack(byte[] bytes, int count) throws IOException {
        deflater.setInput(bytes, 0, count);
        while (!deflater.needsInput()) {
            drain();
        }
    }

    @Override
    public void end() throws IOException {
        deflater.finish();
        while (!deflater.finished()) {
            drain();
        }
        write();
    }

    private void drain() throws IOException {
        filled += deflater.deflate(part, filled, PART - filled);
        if (filled == PART) {
            write();
        }
    }

    private void write() throws IOException {
        if (filled > 0) {
            sink.write(part, filled);
            filled = 0;
        }
    }

    @Override
    public void close() {
        deflater.end();
    }
}
