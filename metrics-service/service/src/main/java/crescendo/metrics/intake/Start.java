package crescendo.metrics.intake;

import crescendo.client.bucket.StoreFault;
import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.LogFault;
import crescendo.client.log.Topics;
import crescendo.client.service.BindGuard;
import crescendo.client.service.Ground;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What must hold before the first checkpoint is taken: a store that lets one writer win, and the topics. */
@ApplicationScoped
public class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);

    private final CompletableFuture<Void> prepared = new CompletableFuture<>();
    private final Ground ground;
    private final Perseverance perseverance;

    Start(S3Bucket bucket, Topics topics, Perseverance perseverance) {
        this.ground = new Ground(bucket, topics);
        this.perseverance = perseverance;
    }

    /** Waits for a store or a broker that is away on a thread of its own, so that health can tell meanwhile. */
    void begin(
            @Observes StartupEvent event,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "crescendo.auth") Optional<String> authentication) {
        BindGuard.require(host, authentication);
        Thread thread = new Thread(this::prepare, "start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Done when the service may work; failed where it must not. */
    public CompletableFuture<Void> prepared() {
        return prepared.copy();
    }

    private void prepare() {
        try {
            perseverance.finish(ground::lay);
            prepared.complete(null);
        } catch (StoreFault | LogFault e) {
            LOG.fatal(e.getMessage());
            prepared.completeExceptionally(e);
            Quarkus.asyncExit(1);
        }
    }
}
