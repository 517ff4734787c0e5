package crescendo.trainer.service;

import crescendo.platform.EmbeddedPlatform;
import crescendo.platform.SharedPlatform;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;

/** A real broker and a real store for the service under test. */
public final class PlatformResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        EmbeddedPlatform platform = SharedPlatform.get();
        Map<String, String> settings = new HashMap<>(platform.store().asEnvironment());
        settings.put("kafka.bootstrap.servers", platform.bootstrapServers());
        settings.put("crescendo.threads", "1");
        settings.put("crescendo.device", "cpu");
        return settings;
    }

    /** The platform ends with the JVM. */
    @Override
    public void stop() {
        // others may still use it
    }
}
