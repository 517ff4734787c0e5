package crescendo.inference.service;

import crescendo.client.log.LogView;
import crescendo.contracts.Name;
import crescendo.contracts.event.CheckpointPublished;
import crescendo.contracts.event.CloudEvents;
import crescendo.contracts.event.ModelChanged;
import crescendo.contracts.event.Topic;
import crescendo.contracts.event.VersionRefused;
import crescendo.contracts.model.VersionManifest;
import crescendo.contracts.model.VersionRef;
import crescendo.inference.catalogue.Catalogue;
import crescendo.inference.refusal.Bulletin;
import crescendo.inference.session.ServedModels;
import crescendo.inference.session.blend.Blends;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the catalogue as the log says. What was there before this service started is only noted; once all of it is
 * read, the newest version of each model is loaded, and from then on each as it comes.
 */
@Singleton
class Following {
    private final String brokers;
    private final Catalogue catalogue;
    private final ServedModels served;
    private final Blends blends;
    private final Bulletin bulletin;
    private Optional<LogView> view = Optional.empty();
    private volatile boolean caughtUp;

    Following(
            @ConfigProperty(name = "KAFKA_BOOTSTRAP_SERVERS", defaultValue = "127.0.0.1:9092") String brokers,
            Catalogue catalogue,
            ServedModels served,
            Blends blends,
            Bulletin bulletin) {
        this.brokers = brokers;
        this.catalogue = catalogue;
        this.served = served;
        this.blends = blends;
        this.bulletin = bulletin;
    }

    synchronized void begin() {
        LogView begun = LogView.fromBeginning(
                brokers,
                Map.of(
                        Topic.CHECKPOINTS, this::checkpoint,
                        Topic.MODELS, this::alias,
                        Topic.REFUSALS, this::refusal));
        view = Optional.of(begun);
        begun.caughtUp().thenRun(this::becomeCurrent);
    }

    // In this order: a version that comes meanwhile is seen by one of the two.
    private void becomeCurrent() {
        caughtUp = true;
        bulletin.takeBackUnless(catalogue::holds);
        catalogue.models().forEach(served::lookAt);
    }

    boolean caughtUp() {
        return caughtUp;
    }

    void checkpoint(String key, byte[] value) {
        if (value == null) {
            VersionRef gone = new VersionRef(left(key), right(key));
            catalogue.removed(gone);
            served.removed(gone);
            blends.removed(gone);
            return;
        }
        VersionManifest manifest =
                CloudEvents.read(value, CheckpointPublished.class).manifest();
        if (catalogue.published(manifest) && caughtUp) {
            served.published(manifest.ref());
        }
    }

    void alias(String key, byte[] value) {
        if (value == null) {
            catalogue.removed(left(key), right(key));
        } else {
            catalogue.moved(CloudEvents.read(value, ModelChanged.class).alias());
        }
    }

    void refusal(String key, byte[] value) {
        if (value == null) {
            bulletin.heardNothingOf(new VersionRef(left(key), right(key)));
        } else {
            bulletin.heard(CloudEvents.read(value, VersionRefused.class));
        }
    }

    private static Name left(String key) {
        return Name.of("key", key.substring(0, key.indexOf('/')));
    }

    private static Name right(String key) {
        return Name.of("key", key.substring(key.indexOf('/') + 1));
    }

    @PreDestroy
    synchronized void close() {
        view.ifPresent(LogView::close);
    }
}
