package crescendo.trainer.retention;

import crescendo.contracts.Name;
import crescendo.contracts.metric.Better;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.recipe.Retention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which versions of a job no rule keeps. What was superfluous once is so for ever: newer versions, metrics and resolutions
 * come, and none of them makes an older version last, best or the end of a stage again.
 */
final class Keeping {
    private Keeping() {}

    /**
     * Decides.
     *
     * @param versions that are there, oldest first
     * @param judged   by version, what the rule's metric found; what is not here waits to be judged, and stays
     * @param named    versions that something names, such as an alias
     */
    static List<VersionManifest> superfluous(
            Retention rule, List<VersionManifest> versions, Map<Name, MetricResult> judged, Set<Name> named) {
        if (rule.keepsAll()) {
            return List.of();
        }
        Set<Name> kept = new HashSet<>(named);
        versions.subList(Math.max(0, versions.size() - rule.last()), versions.size())
                .forEach(version -> kept.add(version.version()));
        rule.best().ifPresent(best -> kept.addAll(best(best, versions, judged)));
        return versions.stream()
                .filter(version -> !kept.contains(version.version()))
                .filter(version -> !(rule.stages() && version.at().endsPhase()))
                .toList();
    }

    private static List<Name> best(
            Retention.Best rule, List<VersionManifest> versions, Map<Name, MetricResult> judged) {
        List<Name> kept = new ArrayList<>();
        List<MetricResult> results = new ArrayList<>();
        for (VersionManifest version : versions) {
            Optional.ofNullable(judged.get(version.version()))
                    .ifPresentOrElse(results::add, () -> kept.add(version.version()));
        }
        comparable(results).stream()
                .sorted(bestFirst(rule.metric()))
                .limit(rule.count())
                .forEach(result -> kept.add(result.version().version()));
        return kept;
    }

    /** Values of another protocol than the newest, such as of a lower resolution, say nothing beside it. */
    private static List<MetricResult> comparable(List<MetricResult> oldestFirst) {
        if (oldestFirst.isEmpty()) {
            return List.of();
        }
        String newest = oldestFirst.get(oldestFirst.size() - 1).config();
        return oldestFirst.stream()
                .filter(result -> result.value().isPresent() && result.config().equals(newest))
                .toList();
    }

    /** Of equal values, that of the newer version. */
    private static Comparator<MetricResult> bestFirst(String metric) {
        return Comparator.comparing(
                        (MetricResult result) -> result.value().orElseThrow(),
                        Better.of(metric).bestFirst())
                .thenComparing(
                        result -> result.at().imagesShown(),
                        Comparator.<Long>naturalOrder().reversed());
    }
}
