package crescendo.trainer.service;

import crescendo.client.bucket.s3.S3Bucket;
import crescendo.client.log.Topics;
import crescendo.client.service.BindGuard;
import crescendo.client.service.Ground;
import crescendo.trainer.cluster.AskedCluster;
import crescendo.trainer.cluster.ClusterSettings;
import crescendo.trainer.device.Device;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * From nothing to working, and back. A broker or a store that is away is waited for; a store that lets two writers win is no
 * ground to stand on, and ends the service.
 */
@Singleton
public class Start {
    private static final Logger LOG = Logger.getLogger(Start.class);

    private final Ground ground;
    private final Instance<Device> device;
    private final Instance<Workshop> workshop;
    private final Readiness readiness;
    private final Thread thread = new Thread(this::run, "start");

    /** Device and workshop are made once the port is open: TensorFlow takes seconds to load. */
    Start(S3Bucket store, Topics topics, Instance<Device> device, Instance<Workshop> workshop, Readiness readiness) {
        this.ground = new Ground(store, topics);
        this.device = device;
        this.workshop = workshop;
        this.readiness = readiness;
    }

    void begin(
            @Observes @Priority(1) StartupEvent event,
            @ConfigProperty(name = "quarkus.http.host") String host,
            Settings settings,
            ClusterSettings cluster) {
        try {
            BindGuard.require(host, settings.auth());
            AskedCluster.of(cluster);
        } catch (IllegalArgumentException refused) {
            throw new ConfigurationException(refused.getMessage(), refused);
        }
        thread.setDaemon(true);
        thread.start();
    }

    void end(@Observes @Priority(1) ShutdownEvent event, RequestChannel requests) {
        thread.interrupt();
        requests.stop();
        if (readiness.obstacle().isEmpty()) {
            workshop.get().close();
        }
    }

    private void run() {
        try {
            Device found = device.get();
            LOG.infof("trains on the %s: %s", found.kind(), found.why());
            ground.layAndThen(() -> workshop.get().open(), this::waitFor);
            readiness.begin(found);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.fatalf("the trainer cannot run here: %s", e.getMessage());
            Quarkus.asyncExit(1);
        }
    }

    private void waitFor(String away) {
        LOG.warnf("waiting: %s", away);
        readiness.waitFor(away);
    }
}
