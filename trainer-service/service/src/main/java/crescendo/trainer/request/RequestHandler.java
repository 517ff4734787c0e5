package crescendo.trainer.request;

import crescendo.client.Nonce;
import crescendo.client.job.Append;
import crescendo.client.job.Jobs;
import crescendo.client.log.DeadLetters;
import crescendo.client.log.EventLog;
import crescendo.contracts.job.LogEntry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Does what {@link Decision} says about a record. When it returns, the record may be acknowledged. */
public final class RequestHandler {
    private static final Logger LOG = Logger.getLogger(RequestHandler.class);
    /** A header longer than this is of no use to anybody, and the broker has limits. */
    private static final int LONGEST_REASON = 4000;

    private final Jobs jobs;
    private final EventLog events;
    private final DeadLetters deadLetters;

    public RequestHandler(Jobs jobs, EventLog events, DeadLetters deadLetters) {
        this.jobs = jobs;
        this.events = events;
        this.deadLetters = deadLetters;
    }

    /**
     * May be called again for the same record, whatever became of the call before.
     *
     * @throws crescendo.client.bucket.StoreUnavailable where the store is away
     * @throws crescendo.client.log.LogUnavailable      where the broker is
     */
    public void handle(ConsumerRecord<byte[], byte[]> record) {
        Reading reading = Reading.of(record.key(), record.value());
        String nonce = Nonce.next();
        boolean done = false;
        while (!done) {
            done = perform(record, Decision.on(reading, log(reading), nonce));
        }
    }

    private List<LogEntry> log(Reading reading) {
        return reading instanceof Reading.Request request
                ? jobs.log(request.job()).read()
                : List.of();
    }

    /** @return false where another writer was first, so that there is more to know */
    private boolean perform(ConsumerRecord<byte[], byte[]> record, List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Append append) {
                if (jobs.log(append.job()).append(1, append.entry()) instanceof Append.LostTo) {
                    return false;
                }
                LOG.infof("job %s is accepted", append.job());
            } else if (effect instanceof Effect.Announce announce) {
                events.send(announce.event());
            } else if (effect instanceof Effect.DeadLetter letter) {
                LOG.warnf("request %d-%d is refused: %s", record.partition(), record.offset(), letter.reason());
                deadLetters.send(record, shortened(letter.reason()));
            }
        }
        return true;
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
