package crescendo.client.dataset;

import crescendo.client.DenseLog;
import crescendo.client.Keys;
import crescendo.client.Nonce;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Creation;
import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import crescendo.contracts.dataset.DataSetManifest;
import crescendo.contracts.recipe.DataSetRef;
import java.util.List;
import java.util.Optional;

/** The data sets of a bucket. */
public final class DataSets {
    private static final String PREFIX = "datasets/";
    private static final String FIRST_VERSION = "/versions/000000000001.json";

    private final Bucket bucket;

    public DataSets(Bucket bucket) {
        this.bucket = bucket;
    }

    /** An entry of the log of a data set's versions. */
    private record Newest(Name version, String nonce) {}

    /**
     * Publishes a version whose blobs are in the bucket, and makes it the newest. Doing it twice does it once.
     *
     * @throws StoreFault where a version of this name holds something else
     */
    public void publish(DataSetManifest manifest) {
        Creation outcome =
                bucket.createIfAbsent(Keys.dataSet(manifest.name(), manifest.version()), Json.write(manifest));
        if (outcome instanceof Creation.Existing existing
                && !parse(existing.content()).equals(manifest)) {
            throw new StoreFault("data set " + manifest.name() + "@" + manifest.version()
                    + " exists with another manifest; versions never change");
        }
        DenseLog log = new DenseLog(bucket, Keys.dataSetVersions(manifest.name()));
        byte[] entry = Json.write(new Newest(manifest.version(), Nonce.next()));
        long last = log.last();
        while (!newest(log, last).equals(Optional.of(manifest.version()))) {
            last++;
            if (log.append(last, entry) instanceof Creation.Created) {
                return;
            }
        }
    }

    private static Optional<Name> newest(DenseLog log, long last) {
        return last == 0
                ? Optional.empty()
                : log.get(last).map(content -> Json.read(content, Newest.class).version());
    }

    /** Which version a reference means: its own, or else the newest. @throws DataSetUnknown where there is none */
    public DataSetRef pin(DataSetRef ref) {
        if (ref.version().isPresent()) {
            return ref;
        }
        DenseLog log = new DenseLog(bucket, Keys.dataSetVersions(ref.name()));
        return ref.at(newest(log, log.last()).orElseThrow(() -> new DataSetUnknown(ref)));
    }

    /** @throws DataSetUnknown where there is no such data set, or no such version of it */
    public DataSetManifest manifest(DataSetRef ref) {
        DataSetRef pinned = pin(ref);
        return bucket.get(Keys.dataSet(pinned.name(), pinned.version().orElseThrow()))
                .map(DataSets::parse)
                .orElseThrow(() -> new DataSetUnknown(pinned));
    }

    private static DataSetManifest parse(byte[] content) {
        return Json.read(content, DataSetManifest.class);
    }

    /** The names of all data sets. Lists the bucket, which is slow. */
    public List<Name> list() {
        return bucket.list(PREFIX).stream()
                .filter(key -> key.endsWith(FIRST_VERSION))
                .map(key -> Name.of(key.substring(PREFIX.length(), key.length() - FIRST_VERSION.length())))
                .sorted()
                .toList();
    }
}
