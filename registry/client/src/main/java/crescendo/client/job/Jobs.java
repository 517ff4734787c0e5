package crescendo.client.job;

import crescendo.client.Keys;
import crescendo.client.bucket.Bucket;
import crescendo.client.bucket.StoreFault;
import crescendo.contracts.Json;
import crescendo.contracts.Name;
import java.util.List;
import java.util.Optional;

/** All jobs of a bucket. */
public final class Jobs {
    private static final String PREFIX = "jobs/";
    private static final String FIRST_ENTRY = "/log/000000000001.json";

    private final Bucket bucket;

    public Jobs(Bucket bucket) {
        this.bucket = bucket;
    }

    public JobLog log(Name job) {
        return new JobLog(bucket, job);
    }

    /** Says that the owner of a job lives. */
    public void beat(Name job, Beat beat) {
        bucket.put(Keys.beat(job), Json.write(beat));
    }

    /** The owner's latest beat; nothing before its first. */
    public Optional<Beat> lastBeat(Name job) {
        return bucket.get(Keys.beat(job)).map(content -> {
            try {
                return Json.read(content, Beat.class);
            } catch (IllegalArgumentException e) {
                throw new StoreFault("job " + job + ": its beat cannot be read: " + e.getMessage(), e);
            }
        });
    }

    /** Every job there is. Lists the bucket, which is slow: for a rebuild, not for a request. */
    public List<Name> list() {
        return bucket.list(PREFIX).stream()
                .filter(key -> key.endsWith(FIRST_ENTRY))
                .map(key -> key.substring(PREFIX.length(), key.length() - FIRST_ENTRY.length()))
                .map(Name::of)
                .sorted()
                .toList();
    }
}
