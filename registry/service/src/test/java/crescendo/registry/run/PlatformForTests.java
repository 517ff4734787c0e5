package crescendo.registry.run;

import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real broker and a real store under the service that is tested. */
public final class PlatformForTests implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPlatform platform;

    @Override
    public Map<String, String> start() {
        platform = SharedPlatform.get();
        return Map.of(
                "kafka.bootstrap.servers", platform.bootstrapServers(),
                "s3.endpoint", platform.store().endpoint().toString(),
                "s3.access-key", platform.store().accessKey(),
                "s3.secret-key", platform.store().secretKey(),
                "s3.bucket", platform.store().bucket());
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                new Runnable[] {platform.storeServer()::kill, platform.storeServer()::restart},
                field -> field.isAnnotationPresent(StoreOutage.class));
    }

    @Override
    public void stop() {
        // the platform is shared, and ends with the JVM
    }
}
