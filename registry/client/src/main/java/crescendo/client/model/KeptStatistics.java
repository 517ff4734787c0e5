package crescendo.client.model;

import crescendo.client.Keys;
import crescendo.client.blob.BlobDamaged;
import crescendo.client.blob.Blobs;
import crescendo.client.bucket.Bucket;
import crescendo.contracts.Digest;
import crescendo.contracts.Json;
import java.util.Optional;

/** What was computed of real images, found by the digest of all that it depends on: computed once, read by every service. */
public final class KeptStatistics {
    private final Bucket bucket;
    private final Blobs blobs;

    /** Where it lies, and what it is of, for people who look. */
    private record Entry(Object what, Digest content, long bytes) {}

    public KeptStatistics(Bucket bucket) {
        this.bucket = bucket;
        this.blobs = new Blobs(bucket);
    }

    /**
     * @param what the digest of all that it depends on
     * @return nothing where it was not computed yet
     * @throws BlobDamaged where it was, and what lies there now is something else or gone
     */
    public Optional<byte[]> get(Digest what) {
        return bucket.get(Keys.statistic(what))
                .map(json -> Json.read(json, Entry.class))
                .map(entry -> blobs.get(entry.content(), entry.bytes()));
    }

    /** Keeps it, unless another service was first: what both computed is the same. @param description all that it depends on */
    public void keep(Digest what, Object description, byte[] content) {
        Entry entry = new Entry(description, blobs.put(content), content.length);
        bucket.createIfAbsent(Keys.statistic(what), Json.write(entry));
    }
}
