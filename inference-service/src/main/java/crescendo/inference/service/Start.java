package crescendo.inference.service;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.Topics;
import crescendo.client.service.BindGuard;
import crescendo.client.service.Ground;
import crescendo.inference.runtime.OnnxRuntime;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Brings the service up: what cannot work ends it with the reason, what is away for the moment is waited for. */
@Singleton
public class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);

    private final Ground ground;
    private final Following following;
    private final Thread thread = new Thread(this::run, "start");
    private volatile boolean laid;
    private volatile String waitingFor = "the service has just started";

    Start(S3Bucket bucket, Topics topics, Following following) {
        this.ground = new Ground(bucket, topics);
        this.following = following;
    }

    void begin(
            @Observes StartupEvent event,
            OnnxRuntime runtime,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "crescendo.auth") Optional<String> authentication) {
        Parts.usable(() -> {
            BindGuard.require(host, authentication);
            return host;
        });
        LOG.infof(
                "networks run on the %s: %s",
                runtime.device().kind(), runtime.device().reason());
        thread.setDaemon(true);
        thread.start();
    }

    void end(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** What keeps the service from knowing all there is to serve; nothing once it does. */
    public Optional<String> obstacle() {
        return laid && following.caughtUp() ? Optional.empty() : Optional.of(waitingFor);
    }

    private void run() {
        try {
            ground.layBehind(following::begin, this::waitFor);
            laid = true;
            waitingFor = "the log is being read";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.fatalf(fault, "the inference service cannot run here: %s", fault.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private void waitFor(String away) {
        LOG.warnf("waiting: %s", away);
        waitingFor = away;
    }
}
