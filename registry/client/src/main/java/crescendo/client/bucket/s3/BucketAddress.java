package crescendo.client.bucket.s3;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where a bucket is, and how to get in.
 *
 * @param endpoint base address of the S3 server
 * @param secretKey never printed
 */
public record BucketAddress(URI endpoint, String accessKey, String secretKey, String bucket) {
    public static final String DEFAULT_BUCKET = "crescendo";

    public BucketAddress {
        List<String> faults = new ArrayList<>();
        if (endpoint == null || endpoint.getHost() == null) {
            faults.add("S3_ENDPOINT: " + endpoint + " is not an address such as http://127.0.0.1:9000");
        }
        if (accessKey == null || accessKey.isBlank()) {
            faults.add("S3_ACCESS_KEY: missing");
        }
        if (secretKey == null || secretKey.isBlank()) {
            faults.add("S3_SECRET_KEY: missing");
        }
        if (bucket == null || bucket.isBlank()) {
            faults.add("S3_BUCKET: empty");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** From {@code S3_ENDPOINT}, {@code S3_ACCESS_KEY}, {@code S3_SECRET_KEY} and {@code S3_BUCKET} (crescendo). */
    public static BucketAddress from(Map<String, String> environment) {
        String endpoint = environment.get("S3_ENDPOINT");
        return new BucketAddress(
                endpoint == null ? null : URI.create(endpoint),
                environment.get("S3_ACCESS_KEY"),
                environment.get("S3_SECRET_KEY"),
                environment.getOrDefault("S3_BUCKET", DEFAULT_BUCKET));
    }

    @Override
    public String toString() {
        return endpoint + "/" + bucket;
    }
}
