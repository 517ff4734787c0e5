package crescendo.client.blob;

import crescendo.contracts.Digest;
import crescendo.contracts.dataset.DataSetManifest.Shard;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Blobs as local files, for what is read again and again. Processes may share a folder. */
public final class BlobCache {
    private final Blobs blobs;
    private final Path folder;

    public BlobCache(Blobs blobs, Path folder) {
        this.blobs = blobs;
        this.folder = folder;
    }

    /**
     * A file with this content, fetched where it is not here yet. Its digest is checked each time; a damaged file is
     * fetched anew.
     *
     * @throws BlobDamaged where the bucket's own bytes are not what the digest says, or missing
     * @throws IOException where the folder cannot be written
     */
    public Path file(Digest digest) throws IOException {
        Path file = folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
        if (!Files.exists(file) || !digestOf(file).equals(digest)) {
            blobs.get(digest, file);
        }
        return file;
    }

    /**
     * A shard's bytes as {@link #file} has them, mapped into memory rather than read.
     *
     * @throws BlobDamaged where it is not as long as its manifest says
     */
    public ByteBuffer mapped(Shard shard) throws IOException {
        try (FileChannel file = FileChannel.open(file(shard.digest()), StandardOpenOption.READ)) {
            if (file.size() != shard.bytes()) {
                throw BlobDamaged.measures(shard.digest(), file.size(), shard.bytes());
            }
            return file.map(FileChannel.MapMode.READ_ONLY, 0, shard.bytes());
        }
    }

    private static Digest digestOf(Path file) throws IOException {
        MessageDigest hasher = Digest.hasher();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), hasher)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.of(hasher);
    }
}
