package crescendo.metrics.intake;

import crescendo.client.job.Jobs;
import crescendo.client.log.DeadLetters;
import crescendo.client.model.Models;
import crescendo.contracts.Json;
import crescendo.contracts.job.LogEntry;
import crescendo.contracts.metric.MeasureRequest;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionManifest.MeasurePlan;
import crescendo.contracts.recipe.Measuring;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes requests for single metrics off the log, one at a time, shared by all services of the group: what a version has
 * already is not measured again. A record is acknowledged as a checkpoint is.
 */
@ApplicationScoped
public class Requests {
    private static final Logger LOG = Logger.getLogger(Requests.class);

    private final Start start;
    private final Perseverance perseverance;
    private final Handling handling;
    private final Models models;
    private final Jobs jobs;
    private final DeadLetters deadLetters;

    Requests(
            Start start,
            Perseverance perseverance,
            Handling handling,
            Models models,
            Jobs jobs,
            @Identifier("requests") DeadLetters deadLetters) {
        this.start = start;
        this.perseverance = perseverance;
        this.handling = handling;
        this.models = models;
        this.jobs = jobs;
        this.deadLetters = deadLetters;
    }

    /** Returns when nothing is left to do about the record; waits while the store or the broker is away. */
    @Incoming("requests")
    @Blocking
    public void take(ConsumerRecord<byte[], byte[]> record) {
        start.prepared().join();
        try {
            MeasureRequest request = read(record.value());
            perseverance.finish(() -> measure(record, request));
        } catch (IllegalArgumentException poison) {
            perseverance.finish(() -> handling.setAside(record, poison.getMessage(), deadLetters));
        }
    }

    private static MeasureRequest read(byte[] value) {
        if (value == null) throw new IllegalArgumentException("not a MeasureRequest: no value");
        return Json.read(value, MeasureRequest.class);
    }

    private void measure(ConsumerRecord<byte[], byte[]> record, MeasureRequest request) {
        Optional<VersionManifest> version = models.version(request.version());
        if (version.isPresent()) handling.measure(record, asked(version.get(), request), deadLetters);
        else if (models.retired(request.version()))
            LOG.infof("%s was retired before it was measured", request.version());
        else handling.setAside(record, "version: there is no " + request.version(), deadLetters);
    }

    /** The version as if its recipe had asked for this metric, and for no other: by its own count and seed. */
    private VersionManifest asked(VersionManifest version, MeasureRequest request) {
        MeasurePlan own = version.plan().orElseGet(() -> ofRecipe(version));
        VersionManifest planned = version.with(new MeasurePlan(List.of(request.metric()), own.count(), own.seed()));
        return request.extractor()
                .map(pin -> planned.withModel(VersionManifest.EXTRACTOR, pin))
                .orElse(planned);
    }

    /** Of a version whose recipe asks for no metric at all. */
    private MeasurePlan ofRecipe(VersionManifest version) {
        Measuring measuring = jobs.log(version.job())
                .entry(1)
                .filter(LogEntry.Accepted.class::isInstance)
                .map(first -> ((LogEntry.Accepted) first).recipe().measuring())
                .orElse(Measuring.USUAL);
        return new MeasurePlan(List.of(), measuring.count(), measuring.seed());
    }
}
