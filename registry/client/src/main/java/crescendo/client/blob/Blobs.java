package crescendo.client.blob;

import crescendo.client.Keys;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Source;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.contracts.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.OptionalLong;

/** The blobs of a bucket. */
public final class Blobs {
    private final Bucket bucket;

    public Blobs(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Stores bytes, unless they are there. */
    public Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        if (!isThere(digest, content.length)) {
            bucket.put(Keys.blob(digest), Source.of(content));
        }
        return digest;
    }

    /** Stores a file, unless its bytes are there. @throws IOException where the file cannot be read */
    public Digest put(Path file) throws IOException {
        Source source = Source.of(file);
        Digest digest = digest(source);
        if (!isThere(digest, source.size())) {
            bucket.put(Keys.blob(digest), source);
        }
        return digest;
    }

    private static Digest digest(Source source) throws IOException {
        MessageDigest hasher = Digest.hasher();
        try (DigestInputStream in = new DigestInputStream(source.open(), hasher)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.of(hasher);
    }

    private boolean isThere(Digest digest, long bytes) {
        OptionalLong size = bucket.size(Keys.blob(digest));
        return size.isPresent() && size.getAsLong() == bytes;
    }

    /** A small blob. @throws BlobDamaged where the bytes are not what the digest says, or missing */
    public byte[] get(Digest digest) {
        byte[] content = bucket.get(Keys.blob(digest)).orElseThrow(() -> BlobDamaged.missing(digest));
        Digest found = Digest.of(content);
        if (!found.equals(digest)) {
            throw BlobDamaged.differs(digest, found);
        }
        return content;
    }

    /**
     * A blob of any length that fits into memory.
     *
     * @param bytes its length
     * @throws BlobDamaged where the bytes are not what the digest says, or missing
     */
    public byte[] get(Digest digest, long bytes) {
        if (bytes <= Bucket.MAX_IN_MEMORY) {
            return get(digest);
        }
        try (InputStream in = bucket.open(Keys.blob(digest)).orElseThrow(() -> BlobDamaged.missing(digest))) {
            byte[] content = in.readNBytes(Math.toIntExact(bytes));
            Digest found = Digest.of(content);
            if (!found.equals(digest)) {
                throw BlobDamaged.differs(digest, found);
            }
            return content;
        } catch (IOException e) {
            throw new StoreUnavailable("blob " + digest + " could not be read to its end: " + e.getMessage(), e);
        }
    }

    /**
     * A blob of any length that fits into memory, where the length is not known.
     *
     * @throws BlobDamaged where the bytes are not what the digest says, or missing
     */
    public byte[] whole(Digest digest) {
        return get(digest, bucket.size(Keys.blob(digest)).orElseThrow(() -> BlobDamaged.missing(digest)));
    }

    /**
     * Reads a blob into a file, which appears whole and checked or not at all.
     *
     * @throws BlobDamaged where the bytes are not what the digest says, or missing
     * @throws IOException where the file cannot be written
     */
    public void get(Digest digest, Path target) throws IOException {
        MessageDigest hasher = Digest.hasher();
        try (InputStream in = bucket.open(Keys.blob(digest)).orElseThrow(() -> BlobDamaged.missing(digest));
                PartialFile part = PartialFile.beside(target)) {
            part.copy(new DigestInputStream(in, hasher));
            Digest found = Digest.of(hasher);
            if (!found.equals(digest)) {
                throw BlobDamaged.differs(digest, found);
            }
            part.become(target);
        }
    }

    /** Whether the bucket holds something under this digest; whether it is sound shows when it is read. */
    public boolean contains(Digest digest) {
        return bucket.size(Keys.blob(digest)).isPresent();
    }

    /** Removes a blob that nothing names any more, such as state that newer state replaced. */
    public void delete(Digest digest) {
        bucket.delete(Keys.blob(digest));
    }
}
