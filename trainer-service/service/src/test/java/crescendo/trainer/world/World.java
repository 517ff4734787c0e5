package crescendo.trainer.world;

import crescendo.client.bucket.s3.BucketAddress;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.Topics;
import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;

/** The embedded platform, shared by all tests of a JVM. */
public final class World {
    private static S3Bucket bucket;

    private World() {}

    /** A real bucket. */
    public static synchronized S3Bucket bucket() {
        if (bucket == null) {
            bucket = S3Bucket.at(BucketAddress.from(SharedPlatform.get().store().asEnvironment()));
            bucket.ensureExists();
        }
        return bucket;
    }

    /** A real broker with all topics. */
    public static String brokers() {
        EmbeddedPlatform platform = SharedPlatform.get();
        try (Topics topics = new Topics(platform.bootstrapServers())) {
            topics.ensure();
        }
        return platform.bootstrapServers();
    }
}
