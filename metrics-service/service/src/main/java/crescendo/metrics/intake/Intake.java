package crescendo.metrics.intake;

import crescendo.client.log.DeadLetters;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes checkpoints off the log, one at a time, shared by all services of the group. A record is acknowledged once its
 * metrics are in the bucket and their events with the broker; until then it comes again.
 */
@ApplicationScoped
public class Intake {
    private final Start start;
    private final Perseverance perseverance;
    private final Handling handling;
    private final DeadLetters deadLetters;

    Intake(Start start, Perseverance perseverance, Handling handling, DeadLetters deadLetters) {
        this.start = start;
        this.perseverance = perseverance;
        this.handling = handling;
        this.deadLetters = deadLetters;
    }

    /** Returns when nothing is left to do about the record; waits while the store or the broker is away. */
    @Incoming("checkpoints")
    @Blocking
    public void take(ConsumerRecord<byte[], byte[]> record) {
        start.prepared().join();
        Reading reading = Reading.of(record.key(), record.value());
        if (reading instanceof Reading.Checkpoint checkpoint)
            perseverance.finish(() -> handling.measure(record, checkpoint.manifest(), deadLetters));
        else if (reading instanceof Reading.Poison poison)
            perseverance.finish(() -> handling.setAside(record, poison.reason(), deadLetters));
    }
}
