package crescendo.contracts.recipe.json.version;

import crescendo.contracts.guard.Guard;
import crescendo.contracts.recipe.json.field.Fields;
import crescendo.contracts.watch.Sign;
import crescendo.contracts.watch.Watch;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is watched, as a recipe says it. */
public final class WatchFields {
    private static final double MOST = 1e6;

    private WatchFields() {}

    /**
     * @param measured names of the metrics that every version gets
     * @param keepsAll whether all versions stay
     */
    public static Watch read(Fields watch, List<String> measured, boolean keepsAll, Guard guard) {
        Watch usual = Watch.usual(measured, keepsAll);
        List<String> best = watch.choices("best", usual.best(), measured);
        SortedMap<String, Double> rise = rises(watch, usual, measured);
        SortedMap<String, Double> fall = falls(watch, usual, measured);
        boolean verdict = watch.flag("verdict", false);
        if (verdict && guard.action() == Guard.Action.NONE) {
            watch.fault(
                    "verdict",
                    "true is not allowed: recipe.guard.action is none, so a verdict changes nothing",
                    "use guard.action stop or roll-back, or leave out verdict");
        }
        watch.done();
        return new Watch(best, rise, fall, verdict);
    }

    private static SortedMap<String, Double> rises(Fields watch, Watch usual, List<String> measured) {
        if (!watch.has("rise")) {
            return usual.rise();
        }
        Fields given = watch.object("rise");
        SortedMap<String, Double> rise = limits(given, Sign.RISE, measured, MOST);
        rise.forEach((metric, factor) -> {
            if (factor <= 1) {
                given.fault(metric, factor + " is not allowed", "use a number above 1, or leave out " + metric);
            }
        });
        return rise;
    }

    private static SortedMap<String, Double> falls(Fields watch, Watch usual, List<String> measured) {
        return watch.has("fall") ? limits(watch.object("fall"), Sign.FALL, measured, 1) : usual.fall();
    }

    private static SortedMap<String, Double> limits(Fields given, Sign sign, List<String> measured, double most) {
        SortedMap<String, Double> limits = new TreeMap<>();
        measured.stream()
                .filter(metric -> Sign.of(metric) == sign && given.has(metric))
                .forEach(metric -> limits.put(metric, given.number(metric, 1, 0, most)));
        given.done();
        return limits;
    }
}
