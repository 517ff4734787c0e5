package crescendo.client.model;

import crescendo.client.Keys;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Creation;
import crescendo.contracts.Json;
import crescendo.contracts.watch.Suspicion;

/** What the history of metrics makes suspected of the versions in a bucket: each once. */
public final class Suspicions {
    private final Bucket bucket;

    Suspicions(Bucket bucket) {
        this.bucket = bucket;
    }

    /** Stores a suspicion, unless there is one of that subject. @return what the bucket holds; events are made from this */
    public Suspicion create(Suspicion suspicion) {
        String key = Keys.suspicion(suspicion.version(), suspicion.subject());
        return bucket.createIfAbsent(key, Json.write(suspicion)) instanceof Creation.Existing existing
                ? Json.read(existing.content(), Suspicion.class)
                : suspicion;
    }
}
