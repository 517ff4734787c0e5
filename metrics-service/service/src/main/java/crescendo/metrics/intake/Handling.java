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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Measures a version that a record of the log asks for, or sets the record aside where that can never succeed. One at a time: of
 * several records the one that has waited longest is next, so a checkpoint that has just come waits for one request at most.
 */
@ApplicationScoped
public class Handling {
    private static final Logger LOG = Logger.getLogger(Handling.class);

    private final Measurer measurer;
    private final Models models;
    private final MeterRegistry meters;
    private final ReentrantLock turn = new ReentrantLock(true);
    private volatile boolean stopping;

    Handling(Measurer measurer, Models models, MeterRegistry meters) {
        this.measurer = measurer;
        this.models = models;
        this.meters = meters;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    /**
     * Gives the version what its plan asks for. Throws what {@link Perseverance} waits for.
     *
     * @param letters where the record goes in the end
     */
    void measure(ConsumerRecord<byte[], byte[]> record, VersionManifest manifest, DeadLetters letters) {
        try {
            inTurn(manifest);
        } catch (StoreUnavailable | LogUnavailable | UncheckedIOException e) {
            throw e;
        } catch (MetricsFailed e) {
            if (stopping) throw e;
            if (!e.explained()) LOG.errorf(e, "%s cannot be measured", manifest.ref());
            giveUp(record, manifest, e.getMessage(), letters);
        } catch (Unmeasurable | StoreFault e) {
            giveUp(record, manifest, e.getMessage(), letters);
        } catch (RuntimeException e) {
            // what breaks while the service is taken apart says nothing of the checkpoint
            if (stopping || e instanceof CancellationException) throw e;
            LOG.errorf(e, "%s cannot be measured", manifest.ref());
            setAside(record, e.toString(), letters);
        }
    }

    private void inTurn(VersionManifest manifest) {
        turn.lock();
        try {
            measurer.measure(manifest);
        } finally {
            turn.unlock();
        }
    }

    private void giveUp(
            ConsumerRecord<byte[], byte[]> record, VersionManifest manifest, String reason, DeadLetters letters) {
        if (models.retired(manifest.ref())) LOG.infof("%s was retired before it was measured", manifest.ref());
        else setAside(record, reason, letters);
    }

    void setAside(ConsumerRecord<byte[], byte[]> record, String reason, DeadLetters letters) {
        LOG.warnf("set aside %s-%d at %d: %s", record.topic(), record.partition(), record.offset(), reason);
        letters.send(record, reason);
        meters.counter("crescendo.metrics.dead.letters").increment();
    }
}
