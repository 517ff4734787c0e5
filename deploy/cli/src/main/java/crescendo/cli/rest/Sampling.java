package crescendo.cli.rest;

import crescendo.cli.up.Running;
import crescendo.contracts.Name;
import crescendo.platform.service.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Images from the inference service. */
public final class Sampling {
    private final Http http;

    public Sampling(Running running) {
        this.http = new Http(running.service(Service.INFERENCE));
    }

    /**
     * A PNG with {@code count} samples, nearly square.
     *
     * @param version or an alias; the newest where it is absent
     * @param label   a class of the model, by name or number; those of the seed where it is absent
     */
    public byte[] grid(Name model, Optional<String> version, Optional<String> label, int count, long seed) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("count", count);
        body.put("seed", seed);
        version.ifPresent(name -> body.put("version", name));
        label.ifPresent(name -> body.put("label", name));
        body.put("format", "grid");
        return samples(model, body);
    }

    /** @param body of the request, as the inference service documents it */
    public byte[] samples(Name model, Map<String, Object> body) {
        return http.post("/v1/models/" + model + "/samples", body, "*/*");
    }
}
