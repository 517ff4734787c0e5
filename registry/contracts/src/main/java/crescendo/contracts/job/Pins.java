package crescendo.contracts.job;

import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.recipe.DataSetRef;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job's references meant when it was first claimed.
 *
 * @param data   by role, with versions
 * @param models by role, with digests
 */
public record Pins(Map<String, DataSetRef> data, Map<String, ModelPin> models) {
    public Pins {
        data = new TreeMap<>(data);
        models = new TreeMap<>(models);
        data.forEach((role, set) -> {
            if (set.version().isEmpty()) {
                throw new IllegalArgumentException("data." + role + ": " + set + " is not pinned to a version");
            }
        });
    }
}
