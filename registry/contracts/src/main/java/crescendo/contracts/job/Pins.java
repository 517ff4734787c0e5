package crescendo.contracts.job;

import crescendo.contracts.model.VersionManifest.ModelPin;
import crescendo.contracts.recipe.DataSetRef;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a job's references meant when it was first claimed, and what was chosen then where the recipe leaves a choice.
 *
 * @param data    by role, with versions
 * @param models  by role, with digests
 * @param choices by the recipe's field, such as {@code execution.precision}: weights depend on them
 */
public record Pins(Map<String, DataSetRef> data, Map<String, ModelPin> models, Map<String, String> choices) {
    /** Of a recipe that leaves no choice. */
    public Pins(Map<String, DataSetRef> data, Map<String, ModelPin> models) {
        this(data, models, Map.of());
    }

    public Pins {
        choices = choices == null
                ? Map.of()
                : Collections.unmodifiableMap(new TreeMap<>(choices)); // older logs have none
        data = new TreeMap<>(data);
        models = new TreeMap<>(models);
        data.forEach((role, set) -> {
            if (set.version().isEmpty()) {
                throw new IllegalArgumentException("data." + role + ": " + set + " is not pinned to a version");
            }
        });
    }

    /** The same with further choices. */
    public Pins withChoices(Map<String, String> further) {
        Map<String, String> all = new TreeMap<>(choices);
        all.putAll(further);
        return new Pins(data, models, all);
    }
}
