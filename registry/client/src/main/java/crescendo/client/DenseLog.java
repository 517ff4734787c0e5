package crescendo.client;

import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.Creation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A log of small objects numbered from 1 without gaps: whoever creates the next number has changed what the log is
 * about. Never lists.
 */
public final class DenseLog {
    private final Bucket bucket;
    private final String prefix;

    /** @param prefix of the keys, ending in a slash */
    public DenseLog(Bucket bucket, String prefix) {
        this.bucket = bucket;
        this.prefix = prefix;
    }

    private String key(long sequence) {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence: logs are numbered from 1, not " + sequence);
        }
        return "%s%012d.json".formatted(prefix, sequence);
    }

    /** Competes for a number. The one before it must exist, or the log would have a gap. */
    public Creation append(long sequence, byte[] entry) {
        return bucket.createIfAbsent(key(sequence), entry);
    }

    public Optional<byte[]> get(long sequence) {
        return bucket.get(key(sequence));
    }

    /** All entries from a number on. */
    public List<byte[]> readFrom(long sequence) {
        List<byte[]> entries = new ArrayList<>();
        Optional<byte[]> next = get(sequence);
        while (next.isPresent()) {
            entries.add(next.get());
            next = get(sequence + entries.size());
        }
        return entries;
    }

    /** The last number, 0 for an empty log: by doubling, then halving, so a log of n entries takes 2·log n questions. */
    public long last() {
        long there = 0;
        long missing = 1;
        while (exists(missing)) {
            there = missing;
            missing *= 2;
        }
        while (missing - there > 1) {
            long middle = (there + missing) >>> 1;
            if (exists(middle)) {
                there = middle;
            } else {
                missing = middle;
            }
        }
        return there;
    }

    private boolean exists(long sequence) {
        return bucket.size(key(sequence)).isPresent();
    }
}
