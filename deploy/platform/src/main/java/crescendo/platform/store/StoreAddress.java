package crescendo.platform.store;

import java.net.URI;
import java.util.Map;

/**
 * An S3 bucket and how to get in.
 *
 * @param endpoint base address of the S3 server, http or https
 * @param accessKey name of the account
 * @param secretKey its secret; never printed
 * @param bucket name of the bucket, 3 to 63 lower-case letters, digits, dots and dashes
 */
public record StoreAddress(URI endpoint, String accessKey, String secretKey, String bucket) {
    /** The bucket used where none is named. */
    public static final String DEFAULT_BUCKET = "crescendo";

    public StoreAddress {
        if (endpoint == null || endpoint.getHost() == null || !isHttp(endpoint.getScheme()))
            throw new IllegalArgumentException(
                    "endpoint must be an address such as http://127.0.0.1:9000, not " + endpoint);
        if (accessKey == null || accessKey.isBlank())
            throw new IllegalArgumentException("accessKey must not be empty: " + endpoint + " needs one");
        if (secretKey == null || secretKey.isBlank())
            throw new IllegalArgumentException("secretKey must not be empty: " + endpoint + " needs one");
        if (bucket == null || !bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"))
            throw new IllegalArgumentException(
                    "bucket must be 3 to 63 of a-z, 0-9, dot and dash, starting and ending with a letter or digit, not "
                            + bucket);
    }

    /** This address as the environment variables a service reads. */
    public Map<String, String> asEnvironment() {
        return Map.of(
                "S3_ENDPOINT", endpoint.toString(),
                "S3_ACCESS_KEY", accessKey,
                "S3_SECRET_KEY", secretKey,
                "S3_BUCKET", bucket);
    }

    private static boolean isHttp(String scheme) {
        return "http".equals(scheme) || "https".equals(scheme);
    }

    @Override
    public String toString() {
        return endpoint + "/" + bucket + " as " + accessKey;
    }
}
