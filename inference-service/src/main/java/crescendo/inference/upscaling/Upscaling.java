package crescendo.inference.upscaling;

import crescendo.contracts.model.VersionManifest;
import crescendo.inference.gate.Room;
import crescendo.inference.image.picture.Extras;
import crescendo.inference.image.picture.Picture;
import crescendo.inference.session.Lease;
import crescendo.inference.upscaling.answer.Answer;
import crescendo.inference.upscaling.answer.Rows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * One picture on its way. It holds the network and the picture's room until it is closed. While some of its rows are sent, the
 * next are made.
 */
public final class Upscaling implements AutoCloseable, Rows {
    private final Lease lease;
    private final Room.Ticket room;
    private final Picture picture;
    private final Extras extras;
    private final Bands bands;
    private final Executor maker;
    private final int scale;
    private CompletableFuture<short[]> coming;
    private boolean begun;
    private boolean closed;

    Upscaling(Lease lease, Room.Ticket room, Picture picture, Extras extras, Bands bands, Executor maker) {
        this.lease = lease;
        this.room = room;
        this.picture = picture;
        this.extras = extras;
        this.scale = lease.upscaler().spec().scale();
        this.bands = bands;
        this.maker = maker;
    }

    public VersionManifest manifest() {
        return lease.manifest();
    }

    public int scale() {
        return scale;
    }

    /** That it is cut into; each goes through the network once. */
    public int tiles() {
        return bands.tiles();
    }

    /** Makes the first rows, so that what fails at once fails before anything is answered. */
    void prepare() {
        coming = CompletableFuture.completedFuture(bands.next());
    }

    /** Writes the larger picture, and closes this. Does nothing where it was closed before. */
    public void write(Answer answer, OutputStream out) throws IOException {
        synchronized (this) {
            if (begun || closed) {
                return;
            }
            begun = true;
        }
        try {
            answer.write(this, out);
        } finally {
            settle();
            release();
        }
    }

    /** Gives back what it holds, unless it is being written: then that does so. */
    @Override
    public synchronized void close() {
        if (!begun) { // else the thread that writes releases
            release();
        }
    }

    // the network is in use until then
    private void settle() {
        bands.stop();
        if (coming != null) {
            coming.exceptionally(stopped -> null).join();
        }
    }

    private synchronized void release() {
        if (!closed) {
            closed = true;
            room.close(); // first: it cannot fail, and closing a network may
            lease.close();
        }
    }

    @Override
    public int height() {
        return picture.height() * scale;
    }

    @Override
    public int width() {
        return picture.width() * scale;
    }

    @Override
    public int channels() {
        return picture.channels();
    }

    @Override
    public int depth() {
        return picture.depth();
    }

    @Override
    public Extras extras() {
        return extras;
    }

    @Override
    public boolean hasNext() {
        return coming != null;
    }

    @Override
    public short[] next() {
        short[] made = made();
        coming = bands.hasNext() ? CompletableFuture.supplyAsync(bands::next, maker) : null;
        return made;
    }

    private short[] made() {
        try {
            return coming.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw failure;
        }
    }
}
