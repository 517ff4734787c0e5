package crescendo.platform;

import crescendo.platform.child.DataFolder;
import crescendo.platform.child.PlatformFault;
import crescendo.platform.child.Ports;
import crescendo.platform.kafka.EmbeddedKafka;
import crescendo.platform.store.EmbeddedStore;
import crescendo.platform.store.StoreAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The platform the environment asks for: {@code KAFKA_BOOTSTRAP_SERVERS} replaces the embedded broker,
 * {@code S3_ENDPOINT} with {@code S3_ACCESS_KEY}, {@code S3_SECRET_KEY} and {@code S3_BUCKET} (crescendo where unset)
 * the embedded object store, each on its own.
 */
public final class ConfiguredPlatform implements Platform {
    private final String bootstrapServers;
    private final StoreAddress store;
    private final Runnable stop;

    private ConfiguredPlatform(String bootstrapServers, StoreAddress store, Runnable stop) {
        this.bootstrapServers = bootstrapServers;
        this.store = store;
        this.stop = stop;
    }

    /** Starts what {@code environment} does not name, under {@code folder}, and waits until it answers. */
    public static Platform start(Path folder, Ports ports, Map<String, String> environment) {
        boolean externalKafka = isSet(environment, "KAFKA_BOOTSTRAP_SERVERS");
        boolean externalStore = isSet(environment, "S3_ENDPOINT");
        if (!externalKafka && !externalStore) return EmbeddedPlatform.start(folder, ports);

        String bucket = environment.getOrDefault("S3_BUCKET", StoreAddress.DEFAULT_BUCKET);
        if (externalStore) {
            StoreAddress address = externalStore(environment, bucket);
            if (externalKafka)
                return new ConfiguredPlatform(environment.get("KAFKA_BOOTSTRAP_SERVERS"), address, () -> {});
            EmbeddedKafka kafka = startKafka(DataFolder.prepare(folder), ports);
            return new ConfiguredPlatform(kafka.bootstrapServers(), address, kafka::close);
        }
        EmbeddedStore store = startStore(DataFolder.prepare(folder), ports, bucket);
        return new ConfiguredPlatform(environment.get("KAFKA_BOOTSTRAP_SERVERS"), store.address(), store::close);
    }

    private static StoreAddress externalStore(Map<String, String> environment, String bucket) {
        for (String name : List.of("S3_ACCESS_KEY", "S3_SECRET_KEY"))
            if (!isSet(environment, name))
                throw new PlatformFault("S3_ENDPOINT is set but " + name + " is not; set both or neither");
        return new StoreAddress(
                URI.create(environment.get("S3_ENDPOINT")),
                environment.get("S3_ACCESS_KEY"),
                environment.get("S3_SECRET_KEY"),
                bucket);
    }

    private static EmbeddedStore startStore(Path data, Ports ports, String bucket) {
        EmbeddedStore store = EmbeddedStore.launch(data.resolve("s3"), ports.store(), bucket);
        try {
            store.awaitReady();
            return store;
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static EmbeddedKafka startKafka(Path data, Ports ports) {
        EmbeddedKafka kafka = EmbeddedKafka.launch(data.resolve("kafka"), ports.kafka());
        try {
            kafka.awaitReady();
            return kafka;
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    @Override
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public StoreAddress store() {
        return store;
    }

    @Override
    public void close() {
        stop.run();
    }
}
