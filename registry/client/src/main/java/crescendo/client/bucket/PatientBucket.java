package crescendo.client.bucket;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * A bucket whose callers do not see short outages. Every operation may be sent again without harm. A stream that breaks
 * after it was opened is its reader's to open again.
 */
public final class PatientBucket implements Bucket {
    private final Bucket bucket;
    private final Patience patience;
    private final Consumer<StoreUnavailable> outage;

    /** @param outage hears of each failure, for the log and for health */
    public PatientBucket(Bucket bucket, Patience patience, Consumer<StoreUnavailable> outage) {
        this.bucket = bucket;
        this.patience = patience;
        this.outage = outage;
    }

    @Override
    public Optional<byte[]> get(String key) {
        return patience.whileUnavailable(() -> bucket.get(key), outage);
    }

    @Override
    public Optional<InputStream> open(String key) {
        return patience.whileUnavailable(() -> bucket.open(key), outage);
    }

    @Override
    public OptionalLong size(String key) {
        return patience.whileUnavailable(() -> bucket.size(key), outage);
    }

    @Override
    public Creation createIfAbsent(String key, byte[] content) {
        return patience.whileUnavailable(() -> bucket.createIfAbsent(key, content), outage);
    }

    @Override
    public void put(String key, byte[] content) {
        run(() -> bucket.put(key, content));
    }

    @Override
    public void put(String key, Source source) {
        run(() -> bucket.put(key, source));
    }

    @Override
    public void delete(String key) {
        run(() -> bucket.delete(key));
    }

    @Override
    public List<String> list(String prefix) {
        return patience.whileUnavailable(() -> bucket.list(prefix), outage);
    }

    private void run(Runnable request) {
        patience.whileUnavailable(
                () -> {
                    request.run();
                    return true;
                },
                outage);
    }
}
