package crescendo.contracts.recipe.json.version;

import crescendo.contracts.recipe.Retention;
import crescendo.contracts.recipe.json.field.Fields;
import java.util.List;
import java.util.Optional;

/** Which versions stay, as a recipe says it. */
public final class RetentionFields {
    private static final int MANY = 1_000_000;

    private RetentionFields() {}

    /** @param measured names of the metrics that every version gets */
    public static Retention read(Fields retention, List<String> measured) {
        int last = (int) retention.integer("last", 0, 0, MANY);
        boolean stages = retention.flag("stages", true);
        Optional<Retention.Best> best =
                retention.has("best") ? best(retention.object("best"), measured) : Optional.empty();
        if (retention.has("best") && last == 0) {
            retention.fault(
                    "last", "0 keeps all versions, so best has no meaning", "use a number from 1, or leave out best");
        }
        retention.done();
        return new Retention(last, best, stages);
    }

    private static Optional<Retention.Best> best(Fields best, List<String> measured) {
        int count = (int) best.integer("count", 1, 1, MANY);
        String metric = best.choice("metric", "", measured.toArray(String[]::new));
        if (!best.has("metric")) {
            best.fault("metric", "missing", "use one of recipe.metrics.names: " + String.join(", ", measured));
        }
        best.done();
        return metric.isEmpty() ? Optional.empty() : Optional.of(new Retention.Best(metric, count));
    }
}
