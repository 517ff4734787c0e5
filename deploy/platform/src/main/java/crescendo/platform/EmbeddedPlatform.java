package crescendo.platform;

import crescendo.platform.child.DataFolder;
import crescendo.platform.child.Ports;
import crescendo.platform.kafka.EmbeddedKafka;
import crescendo.platform.store.EmbeddedStore;
import crescendo.platform.store.StoreAddress;
import java.nio.file.Path;

/**
 * A real Kafka broker and a real S3 server as child processes, on the loopback address, all data under one folder. A
 * later start on the same folder finds everything again. The children end when this is closed, and also when this
 * process ends in any other way.
 */
public final class EmbeddedPlatform implements Platform {
    private final EmbeddedKafka kafka;
    private final EmbeddedStore store;

    private EmbeddedPlatform(EmbeddedKafka kafka, EmbeddedStore store) {
        this.kafka = kafka;
        this.store = store;
    }

    /** Starts both on free ports and waits until they answer. */
    public static EmbeddedPlatform start(Path folder) {
        return start(folder, Ports.FREE);
    }

    /**
     * Starts both and waits until they answer.
     *
     * @throws PlatformFault in one line: which port is taken, what is wrong with the folder, or why a child ended
     */
    public static EmbeddedPlatform start(Path folder, Ports ports) {
        Path data = DataFolder.prepare(folder);
        EmbeddedStore store = EmbeddedStore.launch(data.resolve("s3"), ports.store(), StoreAddress.DEFAULT_BUCKET);
        EmbeddedKafka kafka = null;
        try {
            kafka = EmbeddedKafka.launch(data.resolve("kafka"), ports.kafka());
            store.awaitReady();
            kafka.awaitReady();
            return new EmbeddedPlatform(kafka, store);
        } catch (RuntimeException e) {
            store.close();
            if (kafka != null) kafka.close();
            throw e;
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public StoreAddress store() {
        return store.address();
    }

    /** The broker's process, to be killed and started again by fault tests. */
    public EmbeddedKafka kafkaServer() {
        return kafka;
    }

    /** The S3 server's process, to be killed and started again by fault tests. */
    public EmbeddedStore storeServer() {
        return store;
    }

    @Override
    public void close() {
        try {
            kafka.close();
        } finally {
            store.close();
        }
    }
}
