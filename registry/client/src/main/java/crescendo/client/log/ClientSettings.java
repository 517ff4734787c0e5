package crescendo.client.log;

import java.util.HashMap;
import java.util.Map;

/** What every client of the brokers is told. */
final class ClientSettings {
    private ClientSettings() {}

    /**
     * What a client counts is neither made beans, hundreds of them, nor sent to the brokers: nobody looks, and a start takes
     * longer for it.
     *
     * @param own what else this client is told
     */
    static Map<String, Object> of(String bootstrapServers, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(own);
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", false);
        return settings;
    }
}
