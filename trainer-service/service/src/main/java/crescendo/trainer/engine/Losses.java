package crescendo.trainer.engine;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What a step found, by name: {@code discriminator} and {@code generator}, or {@code classifier} and {@code accuracy}. */
public record Losses(Map<String, Double> byName) {
    public Losses {
        byName = Collections.unmodifiableMap(new TreeMap<>(byName));
    }

    /** False once a loss is NaN or infinite: the run is lost, and its state is not to be kept. */
    public boolean finite() {
        return byName.values().stream().allMatch(Double::isFinite);
    }
}
