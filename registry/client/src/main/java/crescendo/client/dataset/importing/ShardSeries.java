package crescendo.client.dataset.importing;

import crescendo.client.blob.Blobs;
import crescendo.contracts.Digest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pieces one after the other, cut into blobs between them; at most one blob's worth of them is on the disk at a time. */
final class ShardSeries implements AutoCloseable {
    /** What a shard holds at most, in bytes. */
    static final long MAX_BYTES = 64L << 20;

    private final Blobs blobs;
    private final Path file;
    private final long maxBytes;
    private final List<Shard> shards = new ArrayList<>();
    private OutputStream out;
    private int count;
    private long bytes;

    ShardSeries(Blobs blobs, Path file, long maxBytes) throws IOException {
        this.blobs = blobs;
        this.file = file;
        this.maxBytes = maxBytes;
        this.out = begin();
    }

    private OutputStream begin() throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    }

    void add(byte[] piece) throws IOException {
        if (bytes + piece.length > maxBytes && count > 0) {
            cut();
        }
        out.write(piece);
        bytes += piece.length;
        count++;
    }

    private void cut() throws IOException {
        out.close();
        Digest digest = blobs.put(file);
        shards.add(new Shard(digest, count, bytes));
        count = 0;
        bytes = 0;
        out = begin();
    }

    /** Stores the rest. @return all shards, in order */
    List<Shard> finish() throws IOException {
        if (count > 0) {
            cut();
        }
        return List.copyOf(shards);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(file);
    }
}
