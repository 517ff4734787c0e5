package crescendo.registry.watch;

import crescendo.client.job.JobLog;
import crescendo.client.job.Jobs;
import crescendo.client.job.RecordedJob;
import crescendo.client.model.Models;
import crescendo.contracts.Name;
import crescendo.contracts.event.CollapseSuspected;
import crescendo.contracts.event.Event;
import crescendo.contracts.event.JobChanged;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.job.Job;
import crescendo.contracts.job.Line;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.metric.MetricResult;
import crescendo.contracts.model.Alias;
import crescendo.contracts.model.VersionRef;
import crescendo.contracts.watch.Suspicion;
import crescendo.contracts.watch.Watch;
import crescendo.registry.refusal.Refused;
import crescendo.registry.verdict.Verdict;
import crescendo.registry.view.JobView;
import crescendo.registry.view.ModelView;
import crescendo.registry.view.View;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Does what follows from what the rules find. Everything is written into the bucket first, where it is written once, and told
 * from there; so it may be done again at any time, by this registry or another. For one thread.
 */
final class Watching {
    private static final Logger LOG = Logger.getLogger(Watching.class);

    private final View view;
    private final Models models;
    private final Jobs jobs;
    private final Consumer<Event> events;
    private final Rules rules;
    /** Suspicions that nothing is left to do about; what is known of them after a restart lies in the bucket. */
    private final Set<String> done = new HashSet<>();

    /** @param events returns when the broker has the event */
    Watching(View view, Models models, Jobs jobs, Consumer<Event> events) {
        this.view = view;
        this.models = models;
        this.jobs = jobs;
        this.events = events;
        this.rules = new Rules(jobs);
    }

    /** Looks at the whole history of a model. */
    void look(ModelView model) {
        Map<Name, Watch> ofJobs = rules.of(model, view);
        Findings found = Findings.of(model, ofJobs);
        found.ranked().forEach((metric, bestFirst) -> point(model, metric, bestFirst));
        List<Suspicion> fresh = found.suspected().stream()
                .filter(suspicion -> !done.contains(key(suspicion)))
                .toList();
        fresh.forEach(suspicion -> record(model, suspicion));
        fresh.stream()
                .map(Suspicion::job)
                .filter(job -> ofJobs.get(job).verdict())
                .distinct()
                .forEach(job -> judge(job, model, found.suspected()));
        fresh.forEach(suspicion -> done.add(key(suspicion)));
    }

    private static String key(Suspicion suspicion) {
        return suspicion.version() + "/" + suspicion.subject();
    }

    /** To the best of the versions that are not going. */
    private void point(ModelView model, String metric, List<MetricResult> bestFirst) {
        Name alias = new Name("best-" + metric);
        Optional<Name> now = Optional.ofNullable(model.aliases().get(alias)).map(Alias::version);
        for (MetricResult best : bestFirst) {
            if (now.equals(Optional.of(best.version().version()))) {
                return;
            }
            if (models.version(best.version()).isPresent() && models.keep(best.version(), "alias " + alias)) {
                Alias pointed = models.point(
                        model.name(), alias, best.version().version(), version -> isAsGood(model, version, best));
                events.accept(new ModelChanged(1, pointed));
                LOG.debugf("%s@%s is %s", model.name(), alias, pointed.version());
                return;
            }
        }
    }

    /** By what the bucket holds: another registry may know of results that have not come here yet. */
    private boolean isAsGood(ModelView model, Name version, MetricResult candidate) {
        Comparator<MetricResult> bestFirst = Ranking.bestFirst(candidate.metric());
        return models.results().of(new VersionRef(model.name(), version), candidate.metric()).stream()
                .filter(result -> result.value().isPresent())
                .anyMatch(result -> bestFirst.compare(result, candidate) <= 0);
    }

    private void record(ModelView model, Suspicion suspicion) {
        Suspicion stored = models.suspicions().create(suspicion);
        if (!model.suspicionsOf(suspicion.version().version()).containsKey(suspicion.subject())) {
            events.accept(new CollapseSuspected(1, stored));
            LOG.infof("%s: collapse suspected: %s", stored.version(), stored.reason());
        }
    }

    /** Where the newest of what the job stands on makes a collapse suspected, its log gets a verdict, unless it has one. */
    private void judge(Name name, ModelView model, List<Suspicion> suspected) {
        JobLog log = jobs.log(name);
        List<LogEntry> entries = log.read();
        Optional<Job> job = Job.replay(name, entries);
        if (job.isEmpty() || job.get().ended()) {
            return;
        }
        List<Name> line = Line.of(entries)
                .published()
                .map(published -> published.manifest().version())
                .toList();
        Set<String> metrics = suspected.stream().map(Suspicion::metric).collect(Collectors.toCollection(TreeSet::new));
        for (String metric : metrics) {
            Map<Name, Suspicion> of = suspected.stream()
                    .filter(suspicion ->
                            suspicion.metric().equals(metric) && suspicion.job().equals(name))
                    .collect(Collectors.toMap(
                            suspicion -> suspicion.version().version(), Function.identity(), (one, other) -> one));
            Optional<Suspicion> standing = Collapse.standing(line, measured(model, metric), of);
            if (standing.isPresent()) {
                give(log, standing.get());
                return;
            }
        }
    }

    private static Set<Name> measured(ModelView model, String metric) {
        return model.metrics().entrySet().stream()
                .filter(version -> version.getValue().values().stream()
                        .anyMatch(result ->
                                result.metric().equals(metric) && result.value().isPresent()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private void give(JobLog log, Suspicion suspicion) {
        try {
            new Verdict(
                            suspicion.metric(),
                            suspicion.reason(),
                            Optional.of(suspicion.version().version()))
                    .write(log);
            RecordedJob latest = log.replay().orElseThrow();
            if (view.job(log.job()).filter(seen -> knows(seen, latest)).isEmpty()) {
                events.accept(JobChanged.of(latest.job(), latest.sequence()));
            }
        } catch (Refused late) {
            LOG.infof("no verdict on %s: %s", suspicion.version(), late.getMessage());
        }
    }

    private static boolean knows(JobView seen, RecordedJob job) {
        return seen.latest()
                .filter(latest -> latest.sequence() >= job.sequence())
                .isPresent();
    }
}
