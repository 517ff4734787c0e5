package crescendo.trainer.service;

import crescendo.client.bucket.StoreUnavailable;
import crescendo.client.log.LogUnavailable;
import crescendo.trainer.request.RequestHandler;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Training requests from Kafka, one after the other. While the store or the broker is away the record at hand is tried again,
 * and the connector pauses its partitions: nothing is skipped, and nothing becomes a dead letter that is none.
 */
@ApplicationScoped
public class RequestChannel {
    private static final Logger LOG = Logger.getLogger(RequestChannel.class);
    private static final long PAUSE_MILLIS = 500;

    private final RequestHandler handler;
    private final Readiness readiness;
    private volatile boolean stopping;
    private volatile Thread handling;

    RequestChannel(RequestHandler handler, Readiness readiness) {
        this.handler = handler;
        this.readiness = readiness;
    }

    @Incoming("requests")
    @Blocking
    public void receive(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        handling = Thread.currentThread();
        try {
            readiness.await();
            while (!handled(record)) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } finally {
            handling = null;
        }
    }

    private boolean handled(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
        if (stopping) {
            throw new InterruptedException("the service stops; the request will be handled again");
        }
        try {
            handler.handle(record);
            return true;
        } catch (StoreUnavailable | LogUnavailable e) {
            LOG.warnf("request %d-%d waits: %s", record.partition(), record.offset(), e.getMessage());
            return false;
        }
    }

    void stop() {
        stopping = true;
        Thread busy = handling;
        if (busy != null) {
            busy.interrupt();
        }
    }
}
