package crescendo.trainer.retention;

import crescendo.client.Nonce;
import crescendo.client.blob.Blobs;
import crescendo.client.model.Models;
import crescendo.contracts.Digest;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.Topic;
import crescendo.contracts.guard.Guard;
import crescendo.contracts.job.BestVersion;
import crescendo.contracts.job.Line;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.FileRef;
import crescendo.contracts.recipe.Retention;
import crescendo.trainer.tenure.Outbox;
import crescendo.trainer.tenure.Tenure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes away the versions of a job that its recipe does not keep; what the job has gone back behind is left as it is. A version's fate is decided first, against all who might
 * name it at the same moment; then the log says so, the topic forgets it, and last its manifest and its blobs go. Each step can
 * be made again, by this worker or its successor, so a version that began to go is gone in the end.
 *
 * <p>For the thread that publishes.
 */
public final class Retirement {
    private final Tenure tenure;
    private final Blobs blobs;
    private final Models models;
    private final Outbox outbox;
    private final Map<Name, MetricResult> judged = new HashMap<>();
    private final Set<Name> staying = new HashSet<>();

    /** @param outbox on whose thread versions go, after the broker has heard of it */
    public Retirement(Tenure tenure, Blobs blobs, Models models, Outbox outbox) {
        this.tenure = tenure;
        this.blobs = blobs;
        this.models = models;
        this.outbox = outbox;
    }

    /** Makes again what follows from the log: its worker may have ended before it did. */
    public void repeatAll() {
        Set<Name> gone = Retired.in(tenure.entries());
        Retired.published(tenure.entries()).stream()
                .filter(version -> gone.contains(version.version()))
                .forEach(this::remove);
    }

    /** Lets go of what no rule keeps any more. */
    public void sweep() {
        Retention rule = rule();
        if (rule.keepsAll()) {
            return;
        }
        Line line = Line.of(tenure.entries());
        List<VersionManifest> there =
                line.published().map(LogEntry.Published::manifest).toList();
        rule.best().ifPresent(best -> judge(best.metric(), there));
        Set<Name> named = new HashSet<>(staying);
        named.addAll(mayBeGoneBackTo(line));
        for (VersionManifest version : Keeping.superfluous(rule, there, judged, named)) {
            retire(version);
        }
    }

    /** Where the collapse guard finds its best versions: of all, and of those before the newest, which may be what has collapsed. */
    private Set<Name> mayBeGoneBackTo(Line line) {
        if (tenure.job().recipe().program().guard().action() == Guard.Action.NONE) {
            return Set.of();
        }
        long newest = line.published()
                .mapToLong(published -> published.state().imagesShown())
                .max()
                .orElse(0);
        return Stream.of(BestVersion.of(line), BestVersion.before(line, newest))
                .flatMap(Optional::stream)
                .map(published -> published.manifest().version())
                .collect(Collectors.toSet());
    }

    private Retention rule() {
        return tenure.job().recipe().retention();
    }

    private void judge(String metric, List<VersionManifest> versions) {
        for (VersionManifest version : versions) {
            if (!judged.containsKey(version.version())) {
                result(metric, version).ifPresent(result -> judged.put(version.version(), result));
            }
        }
    }

    private Optional<MetricResult> result(String metric, VersionManifest version) {
        return models.results().of(version.ref(), metric).stream().findFirst();
    }

    private void retire(VersionManifest version) {
        if (models.retire(version.ref(), tenure.job().id())) {
            LogEntry entry = new LogEntry.Retired(Nonce.next(), tenure.attempt(), version.version());
            tenure.append(entry, () -> remove(version));
        } else {
            staying.add(version.version());
        }
    }

    private void remove(VersionManifest version) {
        Set<Digest> others = othersThan(version);
        outbox.remove(Topic.CHECKPOINTS, new CheckpointPublished(1, version).key(), () -> {
            models.delete(version.ref());
            version.files().values().stream()
                    .map(FileRef::digest)
                    .filter(digest -> !others.contains(digest))
                    .forEach(blobs::delete);
        });
    }

    /** Digests that versions of this job which are there still need. */
    private Set<Digest> othersThan(VersionManifest gone) {
        Set<Name> retired = Retired.in(tenure.entries());
        return Retired.published(tenure.entries()).stream()
                .filter(version -> !version.equals(gone) && !retired.contains(version.version()))
                .flatMap(version -> version.files().values().stream().map(FileRef::digest))
                .collect(Collectors.toSet());
    }
}
