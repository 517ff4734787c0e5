package crescendo.platform;

import crescendo.platform.store.StoreAddress;

/** The two durable things everything else is rebuilt from: a Kafka log and an S3 bucket. */
public interface Platform extends AutoCloseable {

    /** Addresses of the brokers, as Kafka's {@code bootstrap.servers} wants them. */
    String bootstrapServers();

    /** Where the bucket is, and how to get in. */
    StoreAddress store();

    /** Stops what this platform started; what it found running stays. */
    @Override
    void close();
}
