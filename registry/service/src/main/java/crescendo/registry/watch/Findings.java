package crescendo.registry.watch;

import crescendo.contracts.Name;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.watch.Suspicion;
import crescendo.contracts.watch.Watch;
import crescendo.registry.view.ModelView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rules find in the whole history of a model. A function of what is known, not of how it became known: the same events
 * twice, in another order, or read again after a restart, lead to the same.
 *
 * @param ranked    by metric whose best version is to have an alias, the results of the versions there are, the best first
 * @param suspected of all jobs, each version by each protocol once
 */
record Findings(SortedMap<String, List<MetricResult>> ranked, List<Suspicion> suspected) {
    /** @param rules of the jobs that made the model's versions, as far as they have any */
    static Findings of(ModelView model, Map<Name, Watch> rules) {
        Map<String, List<MetricResult>> byMark = byMark(model);
        SortedMap<String, List<MetricResult>> ranked = new TreeMap<>();
        List<Suspicion> suspected = new ArrayList<>();
        new TreeMap<>(rules).forEach((job, watch) -> {
            List<MetricResult> history = byMark.getOrDefault(VersionRef.markOf(job), List.of());
            for (String metric : watch.best()) {
                ranked.computeIfAbsent(metric, name -> new ArrayList<>()).addAll(candidates(model, metric, history));
            }
            suspected.addAll(Collapse.in(job, watch, history));
        });
        ranked.forEach((metric, results) -> results.sort(Ranking.bestFirst(metric)));
        return new Findings(ranked, suspected);
    }

    private static Map<String, List<MetricResult>> byMark(ModelView model) {
        Map<String, List<MetricResult>> byMark = new TreeMap<>();
        model.metrics().forEach((version, results) -> VersionRef.mark(version)
                .ifPresent(mark ->
                        byMark.computeIfAbsent(mark, name -> new ArrayList<>()).addAll(results.values())));
        return byMark;
    }

    /** An alias points to nothing that is gone. */
    private static List<MetricResult> candidates(ModelView model, String metric, Collection<MetricResult> history) {
        return history.stream()
                .filter(result ->
                        result.metric().equals(metric) && result.value().isPresent())
                .filter(result -> model.versions().containsKey(result.version().version()))
                .toList();
    }

    /** The best version by a metric. */
    Optional<MetricResult> best(String metric) {
        return ranked.getOrDefault(metric, List.of()).stream().findFirst();
    }
}
