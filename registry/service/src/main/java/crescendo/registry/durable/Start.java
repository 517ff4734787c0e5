package crescendo.registry.durable;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.Topics;
import crescendo.client.service.BindGuard;
import crescendo.client.service.Ground;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * From nothing to following the log. A broker or a store that is away is waited for; a store that lets two writers win is
 * no ground to stand on, and ends the service.
 */
@Singleton
class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);

    private final Ground ground;
    private final Following following;
    private final Thread thread = new Thread(this::run, "start");
    private volatile String waitingFor = "the service has just started";

    Start(S3Bucket store, Topics topics, Following following) {
        this.ground = new Ground(store, topics);
        this.following = following;
    }

    void begin(
            @Observes StartupEvent event,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "crescendo.auth") Optional<String> authentication) {
        try {
            BindGuard.require(host, authentication);
        } catch (IllegalArgumentException open) {
            throw new ConfigurationException(open.getMessage());
        }
        thread.setDaemon(true);
        thread.start();
    }

    void end(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** What keeps the view from being whole; nothing once it is. */
    Optional<String> obstacle() {
        return following.caughtUp() ? Optional.empty() : Optional.of(waitingFor);
    }

    private void run() {
        try {
            ground.layAndThen(following::begin, this::waitFor);
            waitingFor = "the log is being read";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.fatalf("the registry cannot run here: %s", e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private void waitFor(String away) {
        LOG.warnf("waiting: %s", away);
        waitingFor = away;
    }
}
