package crescendo.metrics.intake;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.log.DeadLetters;
import crescendo.client.log.LogUnavailable;
import crescendo.client.model.Models;
import crescendo.contracts.model.VersionManifest;
import crescendo.metrics.material.Unmeasurable;
import crescendo.metrics.measure.Measurer;
import crescendo.metrics.measure.MetricsFailed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Takes checkpoints off the log, one at a time, shared by all services of the group. A record is acknowledged once its
 * metrics are in the bucket and their events with the broker; until then it comes again.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Start start;
    private final Perseverance perseverance;
    private final Measurer measurer;
    private final Models models;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private volatile boolean stopping;

    Intake(
            Start start,
            Perseverance perseverance,
            Measurer measurer,
            Models models,
            DeadLetters deadLetters,
            MeterRegistry meters) {
        this.start = start;
        this.perseverance = perseverance;
        this.measurer = measurer;
        this.models = models;
        this.deadLetters = deadLetters;
        this.meters = meters;
    }

    /** Returns when nothing is left to do about the record; waits while the store or the broker is away. */
    @Incoming("checkpoints")
    @Blocking
    public void take(ConsumerRecord<byte[], byte[]> record) {
        start.prepared().join();
        Reading reading = Reading.of(record.key(), record.value());
        if (reading instanceof Reading.Checkpoint checkpoint)
            perseverance.finish(() -> measure(record, checkpoint.manifest()));
        else if (reading instanceof Reading.Poison poison) perseverance.finish(() -> setAside(record, poison.reason()));
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    private void measure(ConsumerRecord<byte[], byte[]> record, VersionManifest manifest) {
        try {
            measurer.measure(manifest);
        } catch (StoreUnavailable | LogUnavailable | UncheckedIOException e) {
            throw e;
        } catch (MetricsFailed e) {
            if (stopping) throw e;
            if (!e.explained()) LOG.errorf(e, "%s cannot be measured", manifest.ref());
            giveUp(record, manifest, e.getMessage());
        } catch (Unmeasurable | StoreFault e) {
            giveUp(record, manifest, e.getMessage());
        } catch (RuntimeException e) {
            // what breaks while the service is taken apart says nothing of the checkpoint
            if (stopping || e instanceof CancellationException) throw e;
            LOG.errorf(e, "%s cannot be measured", manifest.ref());
            setAside(record, e.toString());
        }
    }

    private void giveUp(ConsumerRecord<byte[], byte[]> record, VersionManifest manifest, String reason) {
        if (models.retired(manifest.ref())) LOG.infof("%s was retired before it was measured", manifest.ref());
        else setAside(record, reason);
    }

    private void setAside(ConsumerRecord<byte[], byte[]> record, String reason) {
        LOG.warnf("set aside %s-%d at %d: %s", record.topic(), record.partition(), record.offset(), reason);
        deadLetters.send(record, reason);
        meters.counter("crescendo.metrics.dead.letters").increment();
    }
}
