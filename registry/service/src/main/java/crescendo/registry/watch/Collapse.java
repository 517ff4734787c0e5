package crescendo.registry.watch;

import crescendo.contracts.Name;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.watch.Sign;
import crescendo.contracts.watch.Suspicion;
import crescendo.contracts.watch.Watch;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the history of one job's metrics makes a collapse suspected: each value beside the best one of the versions before it,
 * by the same protocol and so at the same resolution. A result that comes late can only add to what is suspected.
 */
final class Collapse {
    private static final Comparator<MetricResult> OLDEST_FIRST = Comparator.comparingLong(
                    (MetricResult result) -> result.at().imagesShown())
            .thenComparing(result -> result.version().version());

    private Collapse() {}

    /** @param history of one job, in any order; by metric and protocol and then by images shown is what is suspected */
    static List<Suspicion> in(Name job, Watch rules, Collection<MetricResult> history) {
        SortedMap<String, List<MetricResult>> comparable = new TreeMap<>();
        history.stream()
                .filter(result -> result.value().isPresent()
                        && limit(rules, result.metric()).isPresent())
                .forEach(result -> comparable
                        .computeIfAbsent(result.metric() + "@" + result.config(), config -> new ArrayList<>())
                        .add(result));
        List<Suspicion> suspected = new ArrayList<>();
        comparable.values().forEach(results -> {
            results.sort(OLDEST_FIRST);
            suspected.addAll(among(job, rules, results));
        });
        return suspected;
    }

    private static Optional<Double> limit(Watch rules, String metric) {
        return Optional.ofNullable(
                Sign.of(metric) == Sign.RISE
                        ? rules.rise().get(metric)
                        : rules.fall().get(metric));
    }

    private static List<Suspicion> among(Name job, Watch rules, List<MetricResult> oldestFirst) {
        String metric = oldestFirst.get(0).metric();
        double limit = limit(rules, metric).orElseThrow();
        Sign sign = Sign.of(metric);
        List<Suspicion> suspected = new ArrayList<>();
        Optional<MetricResult> best = Optional.empty();
        for (MetricResult result : oldestFirst) {
            double measure = sign.measure(metric, value(result));
            OptionalDouble before = best.stream()
                    .mapToDouble(known -> sign.measure(metric, value(known)))
                    .findFirst();
            if (before.isPresent() && sign.shows(measure, before.getAsDouble(), limit)) {
                suspected.add(suspicion(job, sign, result, best.get(), limit));
            } else if (measure > 0 && sign.better(measure, before.orElse(measure)) == measure) {
                best = Optional.of(result);
            }
        }
        return suspected;
    }

    private static double value(MetricResult result) {
        return result.value().orElseThrow();
    }

    private static Suspicion suspicion(Name job, Sign sign, MetricResult result, MetricResult best, double limit) {
        return new Suspicion(
                Suspicion.SCHEMA_VERSION,
                result.version(),
                result.at(),
                job,
                result.metric(),
                result.config(),
                result.protocol().resolution(),
                sign,
                value(result),
                value(best),
                best.version(),
                limit,
                reason(sign, result, best, limit));
    }

    private static String reason(Sign sign, MetricResult result, MetricResult best, double limit) {
        boolean similarity = sign.measure(result.metric(), 0) != 0;
        String measured = similarity ? "1 − " + result.metric() : result.metric();
        return String.format(
                Locale.ROOT,
                "%s has %s to %.4g, %s %s times the %.4g of %s at %d pixels",
                measured,
                sign == Sign.RISE ? "risen" : "fallen",
                sign.measure(result.metric(), value(result)),
                sign == Sign.RISE ? "more than" : "less than",
                limit,
                sign.measure(result.metric(), value(best)),
                best.version().version(),
                result.protocol().resolution());
    }

    /**
     * Where a verdict binds: at the first of those newest versions that all make a collapse suspected. None where a newer one was
     * measured and shows nothing.
     *
     * @param line     versions that the job stands on, oldest first
     * @param measured versions with a value of the metric
     */
    static Optional<Suspicion> standing(List<Name> line, Set<Name> measured, Map<Name, Suspicion> suspected) {
        Optional<Suspicion> first = Optional.empty();
        for (int i = line.size() - 1; i >= 0; i--) {
            Name version = line.get(i);
            if (suspected.containsKey(version)) {
                first = Optional.of(suspected.get(version));
            } else if (measured.contains(version)) {
                return first;
            }
        }
        return first;
    }
}
