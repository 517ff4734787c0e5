package crescendo.client.bucket;

import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.platform.Platform;
import crescendo.platform.SharedPlatform;
import java.net.URI;

/** Buckets for tests: real ones. */
public final class TestBuckets {
    private TestBuckets() {}

    /** On the platform that all tests of this JVM share. */
    public static S3Bucket shared() {
        return Shared.BUCKET;
    }

    /** On the store that the environment names. */
    public static S3Bucket configured() {
        return Configured.BUCKET;
    }

    public static S3Bucket of(Platform platform) {
        return at(BucketAddress.from(platform.store().asEnvironment()));
    }

    private static S3Bucket at(BucketAddress address) {
        S3Bucket bucket = S3Bucket.at(address);
        bucket.ensureExists();
        return bucket;
    }

    private static final class Shared {
        static final S3Bucket BUCKET = of(SharedPlatform.get());
    }

    private static final class Configured {
        static final S3Bucket BUCKET = at(new BucketAddress(
                URI.create(System.getenv("CRESCENDO_TEST_S3_ENDPOINT")),
                System.getenv("CRESCENDO_TEST_S3_ACCESS_KEY"),
                System.getenv("CRESCENDO_TEST_S3_SECRET_KEY"),
                "crescendo-contract"));
    }
}
