package crescendo.contracts.event;

import crescendo.contracts.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** CloudEvents 1.0 in Kafka's binary mode: attributes are headers, the value is the event's JSON. */
public final class CloudEvents {
    public static final String CONTENT_TYPE = "application/json";

    private CloudEvents() {}

    /** @param source who says so: {@code /crescendo/trainer} */
    public static Map<String, String> headers(Event event, String source) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id());
        headers.put("ce_source", source);
        headers.put("ce_type", event.type());
        headers.put("content-type", CONTENT_TYPE);
        return headers;
    }

    public static byte[] value(Event event) {
        return Json.write(event);
    }

    /** @throws IllegalArgumentException where the value is not such an event */
    public static <E extends Event> E read(byte[] value, Class<E> type) {
        if (value == null) {
            throw new IllegalArgumentException("not a " + type.getSimpleName() + ": no value");
        }
        return Json.read(value, type);
    }
}
