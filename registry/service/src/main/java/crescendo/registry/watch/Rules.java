package crescendo.registry.watch;

import crescendo.client.bucket.StoreFault;
import crescendo.client.job.Jobs;
import crescendo.contracts.Name;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.watch.Watch;
import crescendo.registry.view.JobView;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The rules of the jobs that make a model's versions: of their recipes, which never change. For one thread. */
final class Rules {
    private static final Logger LOG = Logger.getLogger(Rules.class);

    private final Jobs jobs;
    private final Map<Name, Optional<Watch>> known = new HashMap<>();

    Rules(Jobs jobs) {
        this.jobs = jobs;
    }

    /** Of jobs of which something was measured. */
    Map<Name, Watch> of(ModelView model, View view) {
        Set<String> marks = model.metrics().keySet().stream()
                .flatMap(version -> VersionRef.mark(version).stream())
                .collect(Collectors.toSet());
        Map<Name, Watch> rules = new TreeMap<>();
        for (JobView job : view.jobs()) {
            JobChanged latest = job.latest().orElseThrow();
            if (latest.model().equals(model.name()) && marks.contains(VersionRef.markOf(latest.job()))) {
                rules(latest.job()).ifPresent(watch -> rules.put(latest.job(), watch));
            }
        }
        return rules;
    }

    private Optional<Watch> rules(Name job) {
        if (!known.containsKey(job)) {
            known.put(job, read(job));
        }
        return known.get(job);
    }

    private Optional<Watch> read(Name job) {
        try {
            return jobs.log(job)
                    .entry(1)
                    .filter(LogEntry.Accepted.class::isInstance)
                    .map(first -> ((LogEntry.Accepted) first).recipe().watch());
        } catch (StoreFault damaged) {
            LOG.warnf("job %s is not watched: %s", job, damaged.getMessage());
            return Optional.empty();
        }
    }
}
