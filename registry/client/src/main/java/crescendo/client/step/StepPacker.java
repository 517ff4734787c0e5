package crescendo.client.step;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs steps as they come, so that those of a long time without a store stay small. Not for use by several threads.
 */
public final class StepPacker {
    private static final int BUFFER = 8192;

    private ByteArrayOutputStream packed;
    private GZIPOutputStream gzip;
    private long first;
    private long last;

    /**
     * @param step one more than that of the line before; or not after the first that is kept here, where training has gone back to
     *     the state before them: then they are dropped
     * @param line JSON, without an end of line
     */
    public void add(long step, byte[] line) {
        if (gzip != null && step <= first) {
            gzip = null;
        }
        if (gzip != null && step != last + 1) {
            throw new IllegalArgumentException("step " + step + " does not follow step " + last);
        }
        try {
            if (gzip == null) {
                begin(step);
            }
            gzip.write(line);
            gzip.write('\n');
        } catch (IOException e) {
            throw inMemory(e);
        }
        last = step;
    }

    /** All steps since the last call, which are no longer kept here; nothing where there was none. */
    public Optional<PackedSteps> take() {
        if (gzip == null) {
            return Optional.empty();
        }
        try {
            gzip.close();
        } catch (IOException e) {
            throw inMemory(e);
        }
        gzip = null;
        return Optional.of(new PackedSteps(first, last, packed.toByteArray()));
    }

    private void begin(long step) throws IOException {
        packed = new ByteArrayOutputStream(BUFFER);
        gzip = new Quick(packed);
        first = step;
    }

    private static UncheckedIOException inMemory(IOException e) {
        return new UncheckedIOException("memory cannot be written to", e);
    }

    /** Steps look alike: the quickest packing takes nine tenths away already. */
    private static final class Quick extends GZIPOutputStream {
        Quick(ByteArrayOutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
